package dev.cairn.formats.record;

import java.util.Locale;

/**
 * Why something became a dead letter. The codes are stored in the archive: a code never changes its
 * meaning, and none is ever removed.
 */
public enum ReasonCode {
  NULL_VALUE(
      "The Kafka record has no value (a tombstone)."),
  EMPTY(
      "The value has no bytes, or only white space."),
  NO_EVENTS(
      "The value is well formed but holds no event, such as `{\"records\":[]}`."),
  MALFORMED_JSON(
      "The bytes are no JSON, or not UTF-8, or end in the middle of an element."),
  MALFORMED_LINE(
      "A line has the look of its format but not its number of fields."),
  MALFORMED_XML(
      "An XML record of an audit log that is broken, or lacks its end."),
  MALFORMED_AVRO(
      "Of a source that Cairn itself writes: no Avro in single-object encoding, or it ends early or "
          + "goes on behind its end."),
  UNKNOWN_SCHEMA(
      "Of a source that Cairn itself writes: Avro of a schema that this version does not know, such "
          + "as a later version's."),
  UNKNOWN_FORMAT(
      "Well formed, but in no format that this source knows."),
  UNSUPPORTED_CATEGORY(
      "An Azure Monitor record of a category that this source does not read."),
  PROXYSQL_BINARY_FORMAT(
      "ProxySQL's binary query log; Cairn reads `mysql-eventslog_format=2` (JSON)."),
  MISSING_FIELD(
      "A field without which there is no event is absent or empty."),
  BAD_FIELD(
      "A field holds another type, or a value outside its list."),
  DUPLICATE_FIELD(
      "A field appears twice: which of the two is true, nobody can say."),
  OVER_LIMIT(
      "Nested deeper, or a number or name longer, than the parser allows."),
  PARSER_FAULT(
      "A fault in Cairn's own parser, never in the record. Please report it with the "
          + "detail.");

  private final String code = name().toLowerCase(Locale.ROOT);
  private final String about;

  ReasonCode(String about) {
    this.about = about;
  }

  /** What it means, one or two sentences; Markdown. */
  public String about() {
    return about;
  }

  /** The code as it stands in {@code DeadLetter.reason}, such as {@code malformed_json}. */
  public String code() {
    return code;
  }
}
