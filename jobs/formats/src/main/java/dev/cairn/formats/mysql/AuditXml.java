package dev.cairn.formats.mysql;

import dev.cairn.formats.cutting.AuditText;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Hashes;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads one {@code <AUDIT_RECORD>}, with its fields as attributes (OLD) or as elements (NEW), into
 * an object whose fields have their names in lower case.
 *
 * <p>Not the platform's StAX: the log is no XML. Percona writes control characters as {@code &#1;},
 * which XML 1.0 forbids, bytes that are not UTF-8, and a file whose root is not closed while it is
 * live; a parser that follows the standard loses such records. This one knows tags, attributes, the
 * five named entities and numeric ones, and nothing else: no document type, so no entity that could
 * read a file or grow. Time is linear.
 *
 * <p>An element inside a field's element ({@code CONNECTION_ATTRIBUTES}, {@code MAP}) is not taken
 * apart: the field's value is its text, tags and all.
 */
final class AuditXml {

  private static final int HEAD = "<AUDIT_RECORD".length();
  // rsyslog's line feed; inside a value it cannot be, there the plugin writes &#10;
  private static final byte[] SYSLOG_LINE_FEED = Hashes.utf8("#012");
  private static final byte[] END = Hashes.utf8("</AUDIT_RECORD>");

  private final byte[] value;
  private final int end;
  private final JsonObject record;
  private int at;

  private AuditXml(byte[] value, int start, int end) {
    this.value = value;
    this.at = start + HEAD;
    this.end = end;
    this.record = new JsonObject(start, JsonObject.USUAL_FIELDS);
    record.end(end);
  }

  /**
   * Reads the record that fills the range.
   *
   * @throws BadElement if it is not whole
   */
  static JsonObject read(byte[] value, int start, int end) throws BadElement {
    AuditXml in = new AuditXml(value, start, end);
    if (in.attributes()) {
      in.elements();
    }
    return in.record;
  }

  /** Reads attributes up to the end of the tag; false if the record ends with it. */
  private boolean attributes() throws BadElement {
    while (true) {
      skipSpace();
      if (at + 2 == end && value[at] == '/' && value[at + 1] == '>') {
        return false;
      }
      if (byteAt(at) == '>') {
        at++;
        return true;
      }
      String name = name();
      skipSpace();
      expect('=');
      skipSpace();
      expect('"');
      int from = at;
      while (byteAt(at) != '"') {
        at++;
      }
      record.add(name, text(from, at));
      at++;
    }
  }

  private void elements() throws BadElement {
    while (true) {
      skipSpace();
      if (at + END.length == end && AuditText.startsWith(value, at, END)) {
        return;
      }
      expect('<');
      int nameAt = at;
      String name = name();
      int nameEnd = at;
      skipSpace();
      if (byteAt(at) == '/') {
        at++;
        expect('>');
        record.add(name, "");
        continue;
      }
      expect('>');
      int from = at;
      boolean nested = false;
      while (!closes(nameAt, nameEnd)) {
        nested |= byteAt(at) == '<';
        at++;
      }
      record.add(name, nested ? raw(from, at).trim() : text(from, at));
      at += nameEnd - nameAt + 3;
    }
  }

  /** Whether the closing tag of the name in the range stands here. */
  private boolean closes(int nameAt, int nameEnd) throws BadElement {
    if (byteAt(at) != '<' || byteAt(at + 1) != '/') {
      return false;
    }
    int length = nameEnd - nameAt;
    for (int i = 0; i < length; i++) {
      if (byteAt(at + 2 + i) != value[nameAt + i]) {
        return false;
      }
    }
    return byteAt(at + 2 + length) == '>';
  }

  private String name() throws BadElement {
    int from = at;
    while (isNamePart(byteAt(at))) {
      at++;
    }
    if (from == at) {
      throw malformed();
    }
    return new String(value, from, at - from, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
  }

  private static boolean isNamePart(byte b) {
    return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '_';
  }

  private String text(int from, int to) {
    return XmlEntities.decode(raw(from, to));
  }

  private String raw(int from, int to) {
    return new String(value, from, to - from, StandardCharsets.UTF_8);
  }

  private void skipSpace() {
    while (at < end) {
      if (AuditText.isSpace(value[at])) {
        at++;
      } else if (AuditText.startsWith(value, at, SYSLOG_LINE_FEED)) {
        at += SYSLOG_LINE_FEED.length;
      } else {
        return;
      }
    }
  }

  private void expect(char expected) throws BadElement {
    if (byteAt(at) != expected) {
      throw malformed();
    }
    at++;
  }

  private byte byteAt(int position) throws BadElement {
    if (position >= end) {
      throw new BadElement(ReasonCode.MALFORMED_XML, "the record ends at byte " + end);
    }
    return value[position];
  }

  private BadElement malformed() {
    return new BadElement(ReasonCode.MALFORMED_XML, "no field at byte " + at);
  }
}
