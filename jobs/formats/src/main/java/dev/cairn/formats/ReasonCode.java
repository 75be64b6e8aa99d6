package dev.cairn.formats;

import java.util.Locale;

/**
 * Why something became a dead letter. The codes are stored in the archive: a code never changes its
 * meaning, and none is ever removed.
 */
public enum ReasonCode {
  /** The Kafka record has no value (a tombstone). */
  NULL_VALUE,
  /** The value has no bytes, or only white space. */
  EMPTY,
  /** The value is well formed but holds no event, such as <code>{"records":[]}</code>. */
  NO_EVENTS,
  /** The bytes are no JSON, or not UTF-8, or end in the middle of an element. */
  MALFORMED_JSON,
  /** A line has the look of its format but not its number of fields. */
  MALFORMED_LINE,
  /** Well formed, but in no format that this source knows. */
  UNKNOWN_FORMAT,
  /** An Azure Monitor record of a category that this source does not read. */
  UNSUPPORTED_CATEGORY,
  /** ProxySQL's binary query log; Cairn reads {@code mysql-eventslog_format=2} (JSON). */
  PROXYSQL_BINARY_FORMAT,
  /** A field without which there is no event is absent or empty. */
  MISSING_FIELD,
  /** A field holds another type, or a value outside its list. */
  BAD_FIELD,
  /** A field appears twice: which of the two is true, nobody can say. */
  DUPLICATE_FIELD,
  /** Nested deeper, or a number or name longer, than the parser allows. */
  OVER_LIMIT,
  /** A fault in Cairn's own parser, never in the record. Please report it with the detail. */
  PARSER_FAULT;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The code as it stands in {@code DeadLetter.reason}, such as {@code malformed_json}. */
  public String code() {
    return code;
  }
}
