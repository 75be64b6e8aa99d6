package dev.cairn.formats.cutting;

import dev.cairn.formats.record.Hashes;

/**
 * The three lines that MySQL and MariaDB write each time they open the file of their general query
 * log: {@code …/mysqld, Version: … started with:}, {@code Tcp port: …}, {@code Time Id Command
 * Argument}.
 */
public final class GeneralLogHeader {

  private static final byte[] VERSION = Hashes.utf8(", Version: ");
  private static final byte[] STARTED = Hashes.utf8(" started with:");
  private static final byte[] PORT = Hashes.utf8("Tcp port: ");
  private static final byte[] WINDOWS_PORT = Hashes.utf8("TCP Port: ");
  private static final byte[] TITLES = Hashes.utf8("Time");
  private static final byte[] TITLES_END = Hashes.utf8("Argument");
  private static final byte[] ID_TITLE = Hashes.utf8("Id Command");

  private GeneralLogHeader() {}

  /** Whether a whole line is one of the three. */
  public static boolean isHeader(byte[] value, int line, int end) {
    return isFirst(value, line, end)
        || isPort(value, line)
        || AuditText.startsWith(value, line, TITLES)
            && endsWith(value, line, end, TITLES_END)
            && indexOf(value, line, end, ID_TITLE) >= 0;
  }

  /** Whether a whole line is the first of them. */
  public static boolean isFirst(byte[] value, int line, int end) {
    return endsWith(value, line, end, STARTED) && indexOf(value, line, end, VERSION) >= 0;
  }

  /** Whether a line begins as the second of them. */
  static boolean isPort(byte[] value, int line) {
    return AuditText.startsWith(value, line, PORT)
        || AuditText.startsWith(value, line, WINDOWS_PORT);
  }

  private static boolean endsWith(byte[] value, int line, int end, byte[] expected) {
    int last = end > line && value[end - 1] == '\r' ? end - 1 : end;
    return last - expected.length >= line
        && AuditText.startsWith(value, last - expected.length, expected);
  }

  private static int indexOf(byte[] value, int from, int end, byte[] wanted) {
    for (int at = from; at <= end - wanted.length; at++) {
      if (AuditText.startsWith(value, at, wanted)) {
        return at;
      }
    }
    return -1;
  }
}
