package dev.cairn.formats.cutting;

import dev.cairn.formats.record.Hashes;

/**
 * Finds the bounds of what MySQL's audit logs write beside bare JSON: objects behind a prefix of
 * syslog, and Percona's CSV and XML records, which span lines. Looks at brackets and quotes alone;
 * whether a record is whole, its reader says.
 *
 * <p>A record that is broken or cut ends where the next one begins: neither {@code <} in XML nor a
 * single quotation mark in CSV stands inside a value as such.
 */
public final class AuditText {

  /** No element that holds less is a CSV record: {@code "A",}. */
  public static final int MIN_CSV = 4;

  private static final int MAX_PREFIX = 512;
  private static final int MAX_NAME = 40;
  private static final byte[] RECORD = Hashes.utf8("<AUDIT_RECORD");

  /** No element that holds less is an XML record. */
  public static final int MIN_XML = RECORD.length;

  private static final byte[] RECORD_END = Hashes.utf8("</AUDIT_RECORD>");
  private static final byte[] ROOT = Hashes.utf8("<AUDIT>");
  private static final byte[] ROOT_END = Hashes.utf8("</AUDIT>");
  private static final byte[] DECLARATION = Hashes.utf8("<?xml");

  private AuditText() {}

  /**
   * Where the record begins in a line: behind syslog's prefix, or where the line begins. A prefix
   * has no comma, which every line of server_audit has before its first brace, and no quote, which
   * every field of JSON begins with.
   */
  public static int recordAt(byte[] value, int line) {
    int limit = Math.min(value.length, line + MAX_PREFIX);
    for (int at = line; at < limit && value[at] != ',' && value[at] != '\n'; at++) {
      if ((at == line || value[at - 1] == ' ') && isRecord(value, at)) {
        return at;
      }
      if (value[at] == '"') {
        return line;
      }
    }
    return line;
  }

  /** Where the object begins that a line begins with, if it begins with one. */
  static int objectAt(byte[] value, int line) {
    int at = line;
    while (at < value.length && value[at] == ' ') {
      at++;
    }
    return recordAt(value, at);
  }

  /** Whether an object, a CSV record or an XML record begins here. */
  private static boolean isRecord(byte[] value, int at) {
    return switch (value[at]) {
      case '{' -> isObject(value, at);
      case '"' -> isCsv(value, at);
      case '<' -> isXml(value, at);
      default -> false;
    };
  }

  private static boolean isObject(byte[] value, int at) {
    int next = skipSpace(value, at + 1);
    return next < value.length && value[next] == '"';
  }

  /** Whether what begins here is {@code "Name",}. */
  public static boolean isCsv(byte[] value, int at) {
    int limit = Math.min(value.length - 1, at + MAX_NAME);
    if (at >= limit || value[at] != '"' || !isLetter(value[at + 1])) {
      return false;
    }
    int end = at + 1;
    while (end < limit && (isLetter(value[end]) || value[end] == ' ')) {
      end++;
    }
    return value[end] == '"' && end + 1 < value.length && value[end + 1] == ',';
  }

  /** Whether what begins here is the start tag of an XML record. */
  public static boolean isXml(byte[] value, int at) {
    int end = at + RECORD.length;
    return startsWith(value, at, RECORD)
        && end < value.length
        && (value[end] == '>' || value[end] == '/' || value[end] == '#' || isSpace(value[end]));
  }

  /** The byte after an XML declaration or a tag of the root element; the start if none is there. */
  static int markupEnd(byte[] value, int start) {
    if (value[start] != '<') {
      return start;
    }
    if (startsWith(value, start, ROOT)) {
      return start + ROOT.length;
    }
    if (startsWith(value, start, ROOT_END)) {
      return start + ROOT_END.length;
    }
    if (startsWith(value, start, DECLARATION)) {
      for (int at = start; at + 1 < value.length && value[at] != '\n'; at++) {
        if (value[at] == '?' && value[at + 1] == '>') {
          return at + 2;
        }
      }
    }
    return start;
  }

  /** The byte after a CSV record: the line feed outside quotes. */
  static int csvEnd(byte[] value, int start) {
    boolean quoted = false;
    for (int at = start; at < value.length; at++) {
      if (value[at] == '"') {
        quoted = !quoted;
      } else if (value[at] == '\n' && (!quoted || beginsCsv(value, at + 1))) {
        return at;
      }
    }
    return value.length;
  }

  private static boolean beginsCsv(byte[] value, int line) {
    int at = recordAt(value, line);
    return isCsv(value, at);
  }

  /** The byte after an XML record, in either style. */
  static int xmlEnd(byte[] value, int start) {
    int at = start + RECORD.length;
    boolean quoted = false;
    // attributes, up to the end of the tag
    while (at < value.length && value[at] != '<' && (quoted || value[at] != '>')) {
      quoted ^= value[at] == '"';
      at++;
    }
    if (at < value.length && value[at] == '>' && value[at - 1] == '/') {
      return at + 1;
    }
    for (; at < value.length; at++) {
      if (value[at] == '<') {
        if (startsWith(value, at, RECORD_END)) {
          return at + RECORD_END.length;
        }
        if (isXml(value, at) || markupEnd(value, at) > at) {
          return at;
        }
      }
    }
    return at;
  }

  static boolean hasControl(byte[] value, int from, int to) {
    for (int i = from; i < to; i++) {
      if (value[i] < ' ' && value[i] >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a byte is not ASCII, and so may be no UTF-8 either. */
  static boolean hasHighByte(byte[] value, int from, int to) {
    for (int i = from; i < to; i++) {
      if (value[i] < 0) {
        return true;
      }
    }
    return false;
  }

  static int skipSpace(byte[] value, int from) {
    int at = from;
    while (at < value.length && isSpace(value[at])) {
      at++;
    }
    return at;
  }

  /** Whether these bytes stand at a position; false where the value ends before them. */
  public static boolean startsWith(byte[] value, int at, byte[] expected) {
    if (value.length - at < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (value[at + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a byte is white space as JSON and XML have it. */
  public static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static boolean isLetter(byte b) {
    return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
  }
}
