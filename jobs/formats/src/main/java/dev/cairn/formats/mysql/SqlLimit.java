package dev.cairn.formats.mysql;

import dev.cairn.formats.record.Cut;

/**
 * Where Percona's audit_log cut statements before 5.6.29 and 5.7.11: their escaped form had to fit
 * into 512 bytes with a closing zero, and an escaped character was not split. Later versions write
 * statements whole, and nothing in a record tells the version.
 */
enum SqlLimit {
  JSON,
  XML,
  CSV;

  private static final int BUFFER = 512;
  // the longest escapes, \\u001F and &quot;, may leave five bytes free
  private static final int LONGEST = 6;

  /**
   * Whether a statement may have been cut: its escaped form fills the buffer, or nearly fills it
   * and ends inside a string, a name or a comment.
   */
  Cut cut(String sql) {
    if (sql.length() > BUFFER || sql.length() < (BUFFER - LONGEST) / LONGEST) {
      return Cut.NO;
    }
    int bytes = escapedBytes(sql);
    if (bytes < BUFFER - LONGEST || bytes > BUFFER) {
      return Cut.NO;
    }
    return bytes >= BUFFER - 1 ? Cut.YES : Cut.IF_OPEN_ENDED;
  }

  private int escapedBytes(String sql) {
    int bytes = 0;
    for (int i = 0; i < sql.length() && bytes <= BUFFER; i++) {
      char c = sql.charAt(i);
      if (c >= 0x80) {
        // a surrogate is half of four bytes
        bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      } else {
        bytes += escaped(c);
      }
    }
    return bytes;
  }

  private int escaped(char c) {
    return switch (this) {
      case JSON -> json(c);
      case XML -> xml(c);
      case CSV -> c == '"' ? 2 : 1;
    };
  }

  private static int json(char c) {
    return switch (c) {
      case '"', '\\', '/', '\b', '\t', '\n', '\f', '\r' -> 2;
      default -> c < ' ' ? 6 : 1;
    };
  }

  private static int xml(char c) {
    return switch (c) {
      case '<', '>', '\t' -> 4;
      case '&', '\n', '\r' -> 5;
      case '"' -> 6;
      default -> 1;
    };
  }
}
