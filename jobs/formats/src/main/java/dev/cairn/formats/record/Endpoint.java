package dev.cairn.formats.record;

import dev.cairn.schemas.AuditEvent;

/**
 * A host and a port, as {@code host:port} in a log.
 *
 * @param host address or name, without brackets; may be empty
 * @param port null if there is none
 */
public record Endpoint(String host, Integer port) {

  /** The largest port of TCP and UDP. */
  public static final int MAX_PORT = 65_535;

  /**
   * Splits at the last colon, since IPv6 addresses come without brackets. If what follows is no
   * port, the whole text is the host. Brackets around the host are taken away.
   *
   * @return never null
   */
  public static Endpoint parse(String text) {
    int colon = text.lastIndexOf(':');
    Integer port = colon < 0 ? null : parsePort(text, colon + 1);
    String host = port == null ? text : text.substring(0, colon);
    if (host.length() > 2 && host.charAt(0) == '[' && host.charAt(host.length() - 1) == ']') {
      host = host.substring(1, host.length() - 1);
    }
    return new Endpoint(host, port);
  }

  /**
   * Whether a text can only be an address, of IPv4 or IPv6, never a name. It need not be a valid
   * one.
   */
  public static boolean isAddress(String text) {
    int dots = 0;
    int colons = 0;
    boolean hexOnly = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        dots++;
      } else if (c == ':') {
        colons++;
      } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
        hexOnly = true;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    // with one colon it is host:port, and IPv6 has two at least
    return colons > 1 || (colons == 0 && dots == 3 && !hexOnly);
  }

  /** Whether the host can only be an address, never a name; see {@link #isAddress(String)}. */
  public boolean isAddress() {
    return isAddress(host);
  }

  /** Sets the client columns; false if the host is a name, which they cannot hold. */
  public boolean setClient(AuditEvent event) {
    event.setClientPort(port);
    if (!isAddress()) {
      return false;
    }
    event.setClientIp(host);
    return true;
  }

  /** Sets the serving side's address columns; false if the host is a name. */
  public boolean setServer(AuditEvent event) {
    event.setServerPort(port);
    if (!isAddress()) {
      return false;
    }
    event.setServerIp(host);
    return true;
  }

  private static Integer parsePort(String text, int from) {
    int port = 0;
    for (int i = from; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || (port = port * 10 + digit) > MAX_PORT) {
        return null;
      }
    }
    return from == text.length() ? null : (Integer) port;
  }
}
