package dev.cairn.formats.mysql;

import dev.cairn.formats.record.Element;

/**
 * The fields of one line of MariaDB's server_audit, by their positions in the value. Also reads the
 * form for syslog, {@code <PRI>time host ident: info } before the fields, in which the plugin
 * leaves out its own time stamp.
 *
 * <p>The plugin escapes no comma, and anybody can try to log in as a user whose name looks like
 * more fields. So the line is split at the first place where two numbers and an operation stand
 * whose object and return code look like that operation's; commas before it are the user's. A line
 * that fits nowhere is split at its first two numbers and operation.
 */
final class ServerAuditLine {

  /** A line without a time has a comma less than named fields, and numbers and letters between. */
  static final int MIN_LENGTH = 10;

  private static final int NAMED_FIELDS = 8;
  private static final int USER = 2;
  private static final int OPERATION = 6;

  private final byte[] bytes;
  private final int end;
  private final int[] commas = new int[NAMED_FIELDS];
  private boolean hasTime;
  private int start;
  private int lastComma;
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
    hasTime = ServerAuditTime.isTime(bytes, start, firstComma);
    if (!hasTime) {
      skipSyslogPrefix(firstComma);
      hasTime = ServerAuditTime.isTime(bytes, start, firstComma);
    }
    lastComma = end - 1;
    while (lastComma > start && bytes[lastComma] != ',') {
      lastComma--;
    }
    int found = hasTime ? 0 : 1;
    int[] nearly = null;
    for (int at = start; at < end; at++) {
      if (bytes[at] != ',') {
        continue;
      }
      if (found < NAMED_FIELDS) {
        commas[found++] = at;
      } else {
        System.arraycopy(commas, USER + 1, commas, USER, NAMED_FIELDS - USER - 1);
        commas[NAMED_FIELDS - 1] = at;
      }
      if (found == NAMED_FIELDS && isNumber(4) && isNumber(5) && isOperation()) {
        if (objectFits()) {
          return true;
        }
        nearly = nearly == null ? commas.clone() : nearly;
      }
    }
    if (nearly != null) {
      System.arraycopy(nearly, 0, commas, 0, NAMED_FIELDS);
      giveCommasToDatabase();
    }
    return nearly != null;
  }

  private boolean objectFits() {
    int rest = restAt();
    if (lastComma < rest) {
      return false;
    }
    if (hasStatement()) {
      return bytes[rest] == '\'' && lastComma > rest + 1 && bytes[lastComma - 1] == '\'';
    }
    boolean coded = lastComma < end - 1;
    // a table event has an object and no code, a login a code and no object
    return coded ? lastComma == rest : lastComma > rest;
  }

  /** A statement begins at the first quote after a comma: what is before it is the database. */
  private void giveCommasToDatabase() {
    if (!hasStatement()) {
      return;
    }
    for (int at = restAt() - 1; at + 1 < end; at++) {
      if (bytes[at] == ',' && bytes[at + 1] == '\'') {
        commas[NAMED_FIELDS - 1] = at;
        return;
      }
    }
  }

  /** QUERY, PREPARE and EXECUTE have one, PROXY_CONNECT has not. */
  private boolean hasStatement() {
    byte first = bytes[from(OPERATION)];
    return first == 'Q' || first == 'E' || first == 'P' && bytes[from(OPERATION) + 2] == 'E';
  }

  private void skipSyslogPrefix(int firstComma) {
    int at = start;
    for (int i = start; i + 1 < firstComma; i++) {
      if (bytes[i] == ':' && bytes[i + 1] == ' ') {
        at = i + 2;
      }
    }
    boolean prefixed = at > start || start < firstComma && bytes[start] == '<';
    // an info text may stand between the ident and the host name, which holds no blank
    for (int i = at; prefixed && i < firstComma; i++) {
      if (bytes[i] == ' ' && !ServerAuditTime.isTime(bytes, at, firstComma)) {
        at = i + 1;
      }
    }
    start = at;
  }

  private boolean isOperation() {
    for (int i = from(OPERATION); i < to(OPERATION); i++) {
      if ((bytes[i] < 'A' || bytes[i] > 'Z') && bytes[i] != '_') {
        return false;
      }
    }
    return to(OPERATION) > from(OPERATION);
  }

  /** Digits; the plugin writes a connection id beyond 31 bits with a minus. */
  private boolean isNumber(int field) {
    int at = from(field);
    at += bytes[at] == '-' ? 1 : 0;
    if (at == to(field)) {
      return false;
    }
    while (at < to(field) && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at == to(field);
  }

  private int indexOf(char c, int from) {
    int at = from;
    while (at < end && bytes[at] != c) {
      at++;
    }
    return at;
  }
}
