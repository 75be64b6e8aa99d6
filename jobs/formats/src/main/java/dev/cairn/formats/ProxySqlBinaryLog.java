package dev.cairn.formats;

/**
 * Knows ProxySQL's binary query log (format 1, the default) when it sees it, only to refuse it.
 *
 * <p>A record begins with its length in 8 bytes, little-endian, of which the upper ones are zero,
 * and a type byte. No JSON line has a zero byte in it. Shippers cut such a file at line feeds, so
 * later pieces begin anywhere; a run of zeros near the beginning gives them away.
 */
final class ProxySqlBinaryLog {

  private static final int LOOK_AT = 64;
  // fewer may be damage, or another encoding; a length below 4 GiB has this many
  private static final int ZEROS = 4;

  private ProxySqlBinaryLog() {}

  /** Says what to do if the value is binary; null if it is not. */
  static BadElement refuse(byte[] value) {
    int end = Math.min(value.length, LOOK_AT);
    int zeros = 0;
    for (int i = 0; i < end && zeros < ZEROS; i++) {
      zeros = value[i] == 0 ? zeros + 1 : 0;
    }
    if (zeros < ZEROS) {
      return null;
    }
    return new BadElement(
        ReasonCode.PROXYSQL_BINARY_FORMAT,
        "binary data: set mysql-eventslog_format=2 in ProxySQL,"
            + " then LOAD MYSQL VARIABLES TO RUNTIME");
  }
}
