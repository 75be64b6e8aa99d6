package dev.cairn.detect.condition;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IP address inside a network. A text that is no address is in none; an IPv4 address written as
 * IPv6 ({@code ::ffff:10.0.0.1}) is the IPv4 address.
 */
public final class AddressIn implements TextShape {

  private static final Pattern CIDR = Pattern.compile("([0-9a-fA-F:.]+)/([0-9]{1,3})");
  // strict, so that InetAddress takes either as a literal and never looks it up as a name
  private static final String BYTE = "(?:[1-9]?[0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");

  private final byte[] network;
  private final int bits;

  private AddressIn(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /**
   * Reads {@code 10.0.0.0/8} or {@code fd00::/8}.
   *
   * @throws IllegalArgumentException if it is neither, or has bits beyond its prefix
   */
  public static AddressIn of(String cidr) {
    Matcher matcher = CIDR.matcher(cidr);
    byte[] network = matcher.matches() ? address(matcher.group(1)) : null;
    int bits = network == null ? -1 : Integer.parseInt(matcher.group(2));
    if (network == null || bits > network.length * 8) {
      throw new IllegalArgumentException("allowed: 10.0.0.0/8 or fd00::/8");
    }
    AddressIn in = new AddressIn(network, bits);
    if (!Arrays.equals(network, in.masked(network))) {
      throw new IllegalArgumentException(
          "it has bits beyond its prefix; allowed: the network's first address");
    }
    return in;
  }

  @Override
  public boolean matches(String text) {
    byte[] address = address(text);
    return address != null
        && address.length == network.length
        && Arrays.equals(network, masked(address));
  }

  private byte[] masked(byte[] address) {
    byte[] masked = address.clone();
    for (int i = 0; i < masked.length; i++) {
      int kept = Math.max(0, Math.min(8, bits - 8 * i));
      masked[i] &= (byte) (0xFF00 >> kept);
    }
    return masked;
  }

  private static byte[] address(String text) {
    boolean v6 = text.indexOf(':') >= 0;
    if (!(v6 ? IPV6 : IPV4).matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressIn in && bits == in.bits && Arrays.equals(network, in.network);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(network) + bits;
  }

  @Override
  public String toString() {
    return "AddressIn[" + Arrays.toString(network) + "/" + bits + "]";
  }
}
