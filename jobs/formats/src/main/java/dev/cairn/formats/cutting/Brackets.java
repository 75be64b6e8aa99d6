package dev.cairn.formats.cutting;

import dev.cairn.formats.record.Hashes;

/** Finds the bounds of JSON that no parser accepts, by its brackets and quotes alone. */
final class Brackets {

  private static final byte[] RECORDS = Hashes.utf8("\"records\"");

  private Brackets() {}

  /**
   * Where a broken object ends: behind its closing brace, or before a line that begins with a
   * brace, whichever is first; else at the end of the bytes.
   *
   * @param audit whether a line may also begin with blanks or a prefix before its brace
   */
  static int endOfBroken(byte[] bytes, int start, boolean audit) {
    int depth = 0;
    boolean quoted = false;
    for (int i = start; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '\n') {
        // no JSON string holds a bare line feed: a quote that is open here was cut
        quoted = false;
        int line = audit ? AuditText.objectAt(bytes, i + 1) : i + 1;
        if (line < bytes.length && bytes[line] == '{') {
          return i;
        }
      } else if (quoted) {
        if (b == '\\') {
          // the byte after a backslash never closes the string, unless it is a line feed
          i += i + 1 < bytes.length && bytes[i + 1] != '\n' ? 1 : 0;
        } else if (b == '"') {
          quoted = false;
        }
      } else if (b == '"') {
        quoted = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        if (--depth == 0) {
          return i + 1;
        }
      }
    }
    return bytes.length;
  }

  /** The position behind <code>{"records":[</code>; -1 if something else stands there. */
  static int envelopeHead(byte[] bytes, int start) {
    int at = skipBlanks(bytes, start + 1);
    for (byte expected : RECORDS) {
      if (at >= bytes.length || bytes[at++] != expected) {
        return -1;
      }
    }
    at = skipBlanks(bytes, at);
    if (at >= bytes.length || bytes[at] != ':') {
      return -1;
    }
    at = skipBlanks(bytes, at + 1);
    return at < bytes.length && bytes[at] == '[' ? at + 1 : -1;
  }

  private static int skipBlanks(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
    return at;
  }
}
