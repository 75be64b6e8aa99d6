package dev.cairn.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as options take them, in the form that events have. Never asks a name server. */
final class NetworkAddress {

  private static final Pattern WITH_PORT = Pattern.compile("(?:\\[([^]]+)]|([^:]+)):([0-9]{1,5})");
  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.|$)){4}");
  private static final Pattern V6 = Pattern.compile("[0-9a-f:]*:[0-9a-f:.]*");
  private static final Pattern HOST = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9._-]*[a-zA-Z0-9])?");
  private static final int LAST_PORT = 65_535;

  private NetworkAddress() {}

  /**
   * An address alone.
   *
   * @param key whose value it is, for the message
   */
  static String ip(String key, String text) {
    String address = text.strip().toLowerCase(Locale.ROOT);
    if (!isIp(address)) {
      throw refused(key, text, "an address, such as 10.0.1.4 or fd00::4");
    }
    return address;
  }

  /** An address with a port, as events have it: IPv6 without brackets. */
  static String ipAndPort(String key, String text) {
    Matcher parts = WITH_PORT.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches() || !isPort(parts.group(3)) || !isIp(host(parts))) {
      throw refused(key, text, "an address and a port, such as 10.0.1.4:6033 or [fd00::4]:6033");
    }
    return host(parts) + ":" + parts.group(3);
  }

  /** A host's name or address, with a port. */
  static String hostAndPort(String key, String text) {
    Matcher parts = WITH_PORT.matcher(text.strip());
    if (!parts.matches()
        || !isPort(parts.group(3))
        || !HOST.matcher(host(parts)).matches() && !isIp(host(parts).toLowerCase(Locale.ROOT))) {
      throw refused(key, text, "a host and a port, such as db-1.internal:3306 or 10.0.2.4:3306");
    }
    return host(parts) + ":" + parts.group(3);
  }

  /** Whether a checked host and port names an address. */
  static boolean isOfIp(String hostAndPort) {
    return isIp(
        hostAndPort.substring(0, hostAndPort.lastIndexOf(':')).toLowerCase(Locale.ROOT));
  }

  private static String host(Matcher parts) {
    return parts.group(1) != null ? parts.group(1) : parts.group(2);
  }

  private static boolean isPort(String digits) {
    int port = Integer.parseInt(digits);
    return port >= 1 && port <= LAST_PORT;
  }

  private static boolean isIp(String text) {
    if (V4.matcher(text).matches()) {
      return true;
    }
    if (!V6.matcher(text).matches()) {
      return false;
    }
    try {
      // a text with a colon is never looked up
      return InetAddress.getByName(text) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static CairnException refused(String key, String text, String allowed) {
    return CairnException.wrongUse(key + " is '" + text + "'", "Allowed: " + allowed + ".");
  }
}
