package dev.cairn.formats.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  private static String hex(String text) {
    byte[] out = new byte[IpAddress.SIZE + 2];
    Arrays.fill(out, (byte) 0xEE);
    assertThat(IpAddress.write(text, out, 1)).as(text).isTrue();
    // nothing beside it is touched
    assertThat(new byte[] {out[0], out[17]}).containsOnly((byte) 0xEE);
    return HexFormat.of().formatHex(out, 1, 17);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 00000000000000000000ffff00000000",
    "10.0.2.255, 00000000000000000000ffff0a0002ff",
    "::ffff:10.0.2.255, 00000000000000000000ffff0a0002ff",
    "::FFFF:a00:2ff, 00000000000000000000ffff0a0002ff",
    "::, 00000000000000000000000000000000",
    "::1, 00000000000000000000000000000001",
    "1::, 00010000000000000000000000000000",
    "2001:db8::9, 20010db8000000000000000000000009",
    "2001:DB8:0:0:0:0:0:9, 20010db8000000000000000000000009",
    "1:2:3:4:5:6:7::, 00010002000300040005000600070000",
    "::2:3:4:5:6:7:8, 00000002000300040005000600070008",
    "1:2:3:4:5:6:1.2.3.4, 00010002000300040005000601020304",
    "64:ff9b::1.2.3.4, 0064ff9b000000000000000001020304"
  })
  void allSpellingsOfAnAddressAreTheSameBytes(String text, String bytes) {
    assertThat(hex(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.0004", "1.2.3.4.", ".1.2.3.4",
        "1..2.3", "a.b.c.d", "host", "localhost", ":", ":::", "1:", ":1", "1:2", "1::2::3",
        "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "12345::",
        "g::", "fe80::1%eth0", "[::1]", "::1.2.3", "1:2:3:4:5:6:7:1.2.3.4", "1.2.3.4::", "::1 ",
        "1.2.3.4:80", "\u0661.2.3.4", "::\u0661"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThat(IpAddress.write(text, new byte[IpAddress.SIZE], 0)).isFalse();
  }

  @Property(tries = 500)
  void readsWhatJavaWrites(@ForAll @Size(16) byte[] address) throws UnknownHostException {
    // Java writes an IPv4-mapped one as IPv4, which is the point
    String text = InetAddress.getByAddress(address).getHostAddress();

    assertThat(hex(text)).isEqualTo(HexFormat.of().formatHex(address));
  }

  @Property(tries = 2000)
  void neverThrows(@ForAll String text) {
    IpAddress.write(text, new byte[IpAddress.SIZE], 0);
    IpAddress.write("1:" + text, new byte[IpAddress.SIZE], 0);
  }

  @Test
  void neverWritesBeyondItsBytes() {
    byte[] out = new byte[IpAddress.SIZE];

    assertThat(IpAddress.write("1:".repeat(1000) + "1.2.3.4", out, 0)).isFalse();
    assertThat(IpAddress.write("1.".repeat(1000), out, 0)).isFalse();
  }
}
