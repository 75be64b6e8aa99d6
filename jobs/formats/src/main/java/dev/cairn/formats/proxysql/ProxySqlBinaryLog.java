package dev.cairn.formats.proxysql;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.ReasonCode;

/**
 * Knows ProxySQL's binary query log (format 1, the default) when it sees it, only to refuse it.
 *
 * <p>A record begins with its length in 8 bytes, little-endian, then a type byte, the session's
 * number, user, schema and client, each with its length before it (source: {@code
 * lib/MySQL_Logger.cpp}, 2.x to 3.0.x; since 3.0.1 a file opens with a METADATA record). Zero bytes
 * alone prove nothing: JSON in UTF-16 is full of them, and a file that was truncated while ProxySQL
 * wrote to it begins with a hole of zeros. So a value counts as binary only where such a record's
 * head stands in it, whole or, at the value's beginning, without its first bytes: shippers cut such
 * a file at line feeds, also in the middle of a length. A piece without any head is not told from
 * other rubbish.
 */
final class ProxySqlBinaryLog {

  private static final int LENGTH_BYTES = 8;
  // a longer record than 4 GiB has never been seen; statements are at most 1 GiB
  private static final int ZERO_FROM = 4;
  private static final int MAX_NAME = 250;

  private static final int COM_QUERY = 0;
  private static final int COM_STMT_EXECUTE = 16;
  private static final int COM_STMT_PREPARE = 17;
  private static final int METADATA = 18;

  private ProxySqlBinaryLog() {}

  /** Says what to do if the value is binary; null if it is not. */
  static BadElement refuse(byte[] value) {
    if (value.length > LENGTH_BYTES && value[0] == '{' && !hasZero(value, LENGTH_BYTES)) {
      // JSON: a length has zeros in its upper half
      return null;
    }
    for (int at = 1 - LENGTH_BYTES; at + LENGTH_BYTES < value.length; at++) {
      // the cheapest test first: text has no zeros
      if (value[at + LENGTH_BYTES - 1] == 0 && isHead(value, at)) {
        return new BadElement(
            ReasonCode.PROXYSQL_BINARY_FORMAT,
            "binary data: set mysql-eventslog_format=2 in ProxySQL,"
                + " then LOAD MYSQL VARIABLES TO RUNTIME and SAVE MYSQL VARIABLES TO DISK");
      }
    }
    return null;
  }

  /** Whether a record's head is at a position, which is negative if its first bytes are cut off. */
  private static boolean isHead(byte[] value, int at) {
    boolean empty = at >= 0;
    for (int i = Math.max(at, 0); i < at + LENGTH_BYTES; i++) {
      if (i >= at + ZERO_FROM && value[i] != 0) {
        return false;
      }
      empty &= value[i] == 0;
    }
    int type = value[at + LENGTH_BYTES];
    if (empty || !isType(type)) {
      return false;
    }
    int user = afterNumber(value, at + LENGTH_BYTES + 1, type == METADATA);
    int schema = user < 0 ? -1 : afterName(value, user, false);
    int client = schema < 0 ? -1 : afterName(value, schema, false);
    if (at >= 0 && (schema == value.length || client == value.length)) {
      // the value ends behind a whole length, type, number and user
      return true;
    }
    // without a user the zeros could be those of another encoding
    return client >= 0 && schema > user + 1 && afterName(value, client, true) >= 0;
  }

  private static boolean isType(int type) {
    return type == COM_QUERY
        || type == COM_STMT_EXECUTE
        || type == COM_STMT_PREPARE
        || type == METADATA;
  }

  /** The byte after a session's number, which is 0 in METADATA alone; -1 if there is none. */
  private static int afterNumber(byte[] value, int at, boolean zero) {
    if (at >= value.length) {
      return -1;
    }
    int first = value[at] & 0xFF;
    if ((first == 0) != zero) {
      return -1;
    }
    return switch (first) {
      case 0xFC -> at + 3;
      case 0xFD -> at + 4;
      case 0xFE -> at + 9;
      default -> first < 0xFB ? at + 1 : -1;
    };
  }

  /** The byte after a name with its length before it; -1 if there is none, or not such a one. */
  private static int afterName(byte[] value, int at, boolean address) {
    if (at >= value.length) {
      return -1;
    }
    int length = value[at] & 0xFF;
    int end = at + 1 + length;
    if (length > MAX_NAME || end > value.length) {
      return -1;
    }
    for (int i = at + 1; i < end; i++) {
      if (address ? !isAddressByte(value[i]) : value[i] >= 0 && value[i] < ' ') {
        return -1;
      }
    }
    return end;
  }

  private static boolean isAddressByte(byte b) {
    return (b >= '0' && b <= ':')
        || (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || b == '.'
        || b == '-'
        || b == '_'
        || b == '%';
  }

  private static boolean hasZero(byte[] value, int end) {
    for (int i = 0; i < end; i++) {
      if (value[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
