package dev.cairn.formats;

/**
 * The fields of one line of MariaDB's server_audit, by their positions in the value. Also reads the
 * form for syslog, {@code <PRI>time host ident: info } before the fields, in which the plugin
 * leaves out its own time stamp.
 */
final class ServerAuditLine {

  private static final int NAMED_FIELDS = 8;

  private final byte[] bytes;
  private final int end;
  private final int[] commas = new int[NAMED_FIELDS];
  private boolean hasTime;
  private int start;
  private final int lineStart;

  private ServerAuditLine(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.lineStart = start;
    this.end = end;
  }

  /** Null if the line has too few fields to be one of server_audit's. */
  static ServerAuditLine find(Element element) {
    ServerAuditLine line = new ServerAuditLine(element.value(), element.start(), element.end());
    return line.split() ? line : null;
  }

  /** Where the plugin's own time stamp begins; -1 if the line has none. */
  int timeAt() {
    return hasTime ? start : -1;
  }

  int timeEnd() {
    return commas[0];
  }

  /** Where the line begins: before the prefix that syslog may have put there. */
  int prefixAt() {
    return lineStart;
  }

  /** The byte after the prefix. */
  int prefixEnd() {
    return start;
  }

  /** First byte of a field between the time stamp and the object; 1 is the server's host name. */
  int from(int field) {
    return field == 1 && !hasTime ? start : commas[field - 1] + 1;
  }

  int to(int field) {
    return commas[field];
  }

  /** First byte of what follows the database's name: object and return code. */
  int restAt() {
    return commas[NAMED_FIELDS - 1] + 1;
  }

  int end() {
    return end;
  }

  private boolean split() {
    int firstComma = indexOf(',', start);
    hasTime = isServerTime(start, firstComma);
    if (!hasTime) {
      skipSyslogPrefix(firstComma);
      hasTime = isServerTime(start, firstComma);
    }
    int found = hasTime ? 0 : 1;
    for (int at = start; at < end && found < NAMED_FIELDS; at++) {
      if (bytes[at] == ',') {
        commas[found++] = at;
      }
    }
    return found == NAMED_FIELDS && isOperation();
  }

  private void skipSyslogPrefix(int firstComma) {
    int at = start;
    for (int i = start; i + 1 < firstComma; i++) {
      if (bytes[i] == ':' && bytes[i + 1] == ' ') {
        at = i + 2;
      }
    }
    // an info text may stand between the ident and the host name, which holds no blank
    for (int i = at; at > start && i < firstComma; i++) {
      if (bytes[i] == ' ' && !isServerTime(at, firstComma)) {
        at = i + 1;
      }
    }
    start = at;
  }

  /** {@code YYYYMMDD HH:MM:SS}, or {@code YYYYMMDD  H:MM:SS} as old versions wrote it. */
  private boolean isServerTime(int from, int to) {
    if (to - from != 17 || bytes[from + 8] != ' ') {
      return false;
    }
    for (int i = from; i < from + 8; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return bytes[from + 11] == ':' && bytes[from + 14] == ':';
  }

  private boolean isOperation() {
    for (int i = from(6); i < to(6); i++) {
      if ((bytes[i] < 'A' || bytes[i] > 'Z') && bytes[i] != '_') {
        return false;
      }
    }
    return to(6) > from(6);
  }

  private int indexOf(char c, int from) {
    int at = from;
    while (at < end && bytes[at] != c) {
      at++;
    }
    return at;
  }
}
