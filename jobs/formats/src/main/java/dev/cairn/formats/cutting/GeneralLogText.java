package dev.cairn.formats.cutting;

import dev.cairn.formats.record.Hashes;

/**
 * Finds the bounds of records in the general query log of MySQL and MariaDB. A record begins with a
 * head, {@code time TAB id command TAB}, and goes on over as many lines as its statement has, for
 * nothing is escaped: up to the next line that begins with such a head, or to the lines that the
 * server writes when it opens the file (see {@link GeneralLogHeader}).
 *
 * <p>The time is ISO 8601 with a zone (MySQL 5.7 and later) or {@code YYMMDD HH:MM:SS} (MariaDB,
 * older MySQL), there also nothing but a tab in its place. A record of one kind ends at a head of
 * its own kind alone. The id stands right-aligned in five or six places. That is strict, but
 * whoever sends a statement can write a line in it that looks like a head: nothing tells it from
 * one.
 */
public final class GeneralLogText {

  /** No element that holds less begins with a head or is a line of the file's own header. */
  public static final int MIN_LENGTH = "\t\t    1 Q".length();

  // a 0 stands for any digit
  private static final byte[] ISO = Hashes.utf8("0000-00-00T00:00:00");
  private static final byte[] OFFSET = Hashes.utf8("00:00");
  private static final byte[] DATE = Hashes.utf8("000000 ");
  private static final byte[] CLOCK = Hashes.utf8("0:00:00\t");

  // the commands that never have an argument
  private static final byte[][] BARE = {
    Hashes.utf8("Quit"),
    Hashes.utf8("Ping"),
    Hashes.utf8("Statistics"),
    Hashes.utf8("Close stmt"),
    Hashes.utf8("Reset stmt"),
    Hashes.utf8("Reset Connection"),
    Hashes.utf8("Fetch"),
    Hashes.utf8("Shutdown")
  };

  private static final int MAX_FRACTION = 9;
  private static final int NARROW_ID = 5;
  private static final int WIDE_ID = 6;
  private static final int MAX_ID_DIGITS = 18;
  private static final int MAX_COMMAND = 48;

  private GeneralLogText() {}

  /**
   * Where the argument begins: behind the head that a line begins with.
   *
   * @param line where the line begins
   * @return at most the value's length; -1 if the line begins with no head
   */
  public static int argumentAt(byte[] value, int line) {
    int at = timeEnd(value, line);
    at = at < 0 ? -1 : idEnd(value, at);
    if (at < 0 || at >= value.length || !isLetter(value[at])) {
      return -1;
    }
    int command = at;
    int limit = Math.min(value.length, at + MAX_COMMAND);
    while (at < limit && (isLetter(value[at]) || value[at] == ' ' || value[at] == '_')) {
      at++;
    }
    if (at < value.length && value[at] == '\t') {
      return at + 1;
    }
    // some collectors take the tab away where nothing follows it
    boolean bare = value[line] != '\t' && isLineEnd(value, at) && isBare(value, command, at);
    return bare ? at : -1;
  }

  /**
   * Where a head begins that has two tabs for its time: before a byte that only those tabs and the
   * blanks of its id stand before. Else that byte's own position.
   */
  static int lineAt(byte[] value, int at) {
    int line = at;
    while (line > 0 && at - line < WIDE_ID && value[line - 1] == ' ') {
      line--;
    }
    boolean tabs = line > 1 && value[line - 1] == '\t' && value[line - 2] == '\t';
    return tabs ? line - 2 : at;
  }

  /** Whether a record begins here, and a line with it. */
  static boolean isRecord(byte[] value, int line) {
    // the first byte alone says no to nearly all of other formats
    return (value[line] == '\t' || isDigit(value[line]))
        && argumentAt(value, line) >= 0
        && (value[line] != '\t' || line == 0 || value[line - 1] == '\n');
  }

  /** The byte after a record: the line feed before the next one, or the end of the value. */
  static int end(byte[] value, int record) {
    boolean iso = isIso(value, record);
    int end = lineEnd(value, record);
    while (end < value.length) {
      int line = end + 1;
      if (argumentAt(value, line) >= 0 && isIso(value, line) == iso) {
        return end;
      }
      int next = lineEnd(value, line);
      // a statement may well end a line like this, but hardly goes on with a port
      if (GeneralLogHeader.isFirst(value, line, next)
          && (next == value.length || GeneralLogHeader.isPort(value, next + 1))) {
        return end;
      }
      end = next;
    }
    return end;
  }

  /** The byte after the time and its tabs; -1 if none stands here. */
  private static int timeEnd(byte[] value, int line) {
    if (line + 1 >= value.length) {
      return -1;
    }
    if (value[line] == '\t') {
      return value[line + 1] == '\t' ? line + 2 : -1;
    }
    if (isIso(value, line)) {
      return isoEnd(value, line + ISO.length);
    }
    int clock = line + DATE.length + 1;
    boolean time =
        fits(value, line, DATE)
            && fits(value, clock, CLOCK)
            && (value[clock - 1] == ' ' || isDigit(value[clock - 1]));
    return time ? clock + CLOCK.length : -1;
  }

  private static boolean isIso(byte[] value, int line) {
    return line + ISO.length < value.length && value[line + 4] == '-' && fits(value, line, ISO);
  }

  /** Reads fraction, zone and tab; -1 if there is no zone. */
  private static int isoEnd(byte[] value, int from) {
    int at = from;
    if (value[at] == '.') {
      int limit = Math.min(value.length, at + 1 + MAX_FRACTION);
      do {
        at++;
      } while (at < limit && isDigit(value[at]));
    }
    if (at < value.length && value[at] == 'Z') {
      at++;
    } else if (at < value.length && (value[at] == '+' || value[at] == '-')) {
      at = fits(value, at + 1, OFFSET) ? at + 1 + OFFSET.length : value.length;
    } else {
      return -1;
    }
    return at < value.length && value[at] == '\t' ? at + 1 : -1;
  }

  /** The byte after the id and its blank; -1 if none stands here in its places. */
  private static int idEnd(byte[] value, int from) {
    int digits = from;
    while (digits < value.length && digits - from < WIDE_ID && value[digits] == ' ') {
      digits++;
    }
    int end = digits;
    int limit = Math.min(value.length, digits + MAX_ID_DIGITS);
    while (end < limit && isDigit(value[end])) {
      end++;
    }
    int width = end - from;
    boolean aligned = width >= NARROW_ID && (width <= WIDE_ID || digits == from);
    return end > digits && aligned && end < value.length && value[end] == ' ' ? end + 1 : -1;
  }

  private static boolean isBare(byte[] value, int command, int end) {
    int last = end;
    while (value[last - 1] == ' ') {
      last--;
    }
    for (byte[] bare : BARE) {
      if (bare.length == last - command && AuditText.startsWith(value, command, bare)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(byte[] value, int at, byte[] pattern) {
    if (value.length - at < pattern.length) {
      return false;
    }
    for (int i = 0; i < pattern.length; i++) {
      if (pattern[i] == '0' ? !isDigit(value[at + i]) : value[at + i] != pattern[i]) {
        return false;
      }
    }
    return true;
  }

  private static int lineEnd(byte[] value, int from) {
    int at = from;
    while (at < value.length && value[at] != '\n') {
      at++;
    }
    return at;
  }

  private static boolean isLineEnd(byte[] value, int at) {
    return at == value.length || value[at] == '\n' || value[at] == '\r';
  }

  private static boolean isLetter(byte b) {
    return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
