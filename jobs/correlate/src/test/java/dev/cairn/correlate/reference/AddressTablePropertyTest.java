package dev.cairn.correlate.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AddressTablePropertyTest {

  /** A range as bits: what the naive scan goes by. */
  private record Range(byte[] first, int prefix) {

    boolean holds(byte[] address) {
      if (address.length != first.length) {
        return false;
      }
      int behind = first.length * Byte.SIZE - prefix;
      return new BigInteger(1, address)
          .shiftRight(behind)
          .equals(new BigInteger(1, first).shiftRight(behind));
    }

    String text() throws UnknownHostException {
      return InetAddress.getByAddress(first).getHostAddress() + "/" + prefix;
    }
  }

  @Property(tries = 300)
  void longestPrefixIsWhatANaiveScanFinds(
      @ForAll long seed, @ForAll @IntRange(max = 40) int count) throws UnknownHostException {
    Random random = new Random(seed);
    List<Range> ranges = ranges(random, count);
    List<String> faults = new ArrayList<>();
    AddressTable table = table(ranges, faults);

    assertThat(faults).isEmpty();
    for (int i = 0; i < 100; i++) {
      byte[] address = near(random, ranges);
      Range longest = null;
      for (Range range : ranges) {
        if (range.holds(address) && (longest == null || range.prefix > longest.prefix)) {
          longest = range;
        }
      }
      AddressRange found = table.find(InetAddress.getByAddress(address).getHostAddress());
      assertThat(found == null ? null : found.range())
          .isEqualTo(longest == null ? null : longest.text());
    }
  }

  @Property
  void ipv6AddressIsReadAsTheJdkReadsIt(@ForAll @Size(16) byte[] bytes, @ForAll int zeros)
      throws UnknownHostException {
    for (int group = 0; group < 8; group++) {
      if ((zeros >> group & 1) != 0) {
        bytes[2 * group] = 0;
        bytes[2 * group + 1] = 0;
      }
    }
    String whole = InetAddress.getByAddress(bytes).getHostAddress();
    assertThat(bits(whole)).isEqualTo(jdk(whole));
    for (int from = 0; from < 8; from++) {
      String compressed = compressed(bytes, from);
      if (compressed != null) {
        assertThat(bits(compressed)).as(compressed).isEqualTo(jdk(compressed));
      }
    }
  }

  @Property
  void ipv4AddressIsReadAsTheJdkReadsIt(@ForAll @Size(4) byte[] bytes) throws UnknownHostException {
    String dotted = InetAddress.getByAddress(bytes).getHostAddress();

    assertThat(bits(dotted)).isEqualTo(new BigInteger(1, bytes));
    assertThat(bits("::ffff:" + dotted)).isEqualTo(new BigInteger(1, bytes));
    assertThat(bits("64:ff9b::" + dotted)).isEqualTo(jdk("64:ff9b::" + dotted));
  }

  @Example
  void whatIsNoAddressIsFoundNowhere() {
    for (String text :
        List.of(
            "", "10", "10.0.0", "10.0.0.", "10.0.0.1.", "10.0.0.256", "10.0.0.01", "10..0.1",
            "1000.0.0.1", "10.0.0.1 ", "localhost", ":", ":::", "1:", ":1", "1::2::3", "12345::",
            "g::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8",
            "fe80::1%eth0", "::1.2.3", "1.2.3.4::", "1:2:3:4:5:6:7:1.2.3.4",
            "::1:2:3:4:5:6:7:1.2.3.4", "10.0.0.1:3306", "\u0661::")) {
      assertThat(bits(text)).as(text).isNull();
    }
  }

  private static List<Range> ranges(Random random, int count) {
    Set<String> known = new LinkedHashSet<>();
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] address = near(random, ranges);
      int prefix = random.nextInt(address.length * Byte.SIZE + 1);
      BigInteger first = new BigInteger(1, address);
      int behind = address.length * Byte.SIZE - prefix;
      Range range =
          new Range(bytes(first.shiftRight(behind).shiftLeft(behind), address.length), prefix);
      if (known.add(new BigInteger(1, range.first) + "/" + prefix + "/" + address.length)) {
        ranges.add(range);
      }
    }
    return ranges;
  }

  /** An address inside, at the edge of or just outside of a range, or anywhere. */
  private static byte[] near(Random random, List<Range> ranges) {
    if (ranges.isEmpty() || random.nextInt(8) == 0) {
      // IPv4-mapped addresses are of the other family: none begins with a byte 0
      byte[] any = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(any);
      any[0] |= 1;
      return any;
    }
    Range range = ranges.get(random.nextInt(ranges.size()));
    int bits = range.first.length * Byte.SIZE;
    BigInteger size = BigInteger.ONE.shiftLeft(bits - range.prefix);
    BigInteger offset =
        switch (random.nextInt(4)) {
          case 0 -> BigInteger.ONE.negate();
          case 1 -> size.subtract(BigInteger.ONE);
          case 2 -> size;
          default -> new BigInteger(bits - range.prefix, random);
        };
    byte[] address =
        bytes(
            new BigInteger(1, range.first).add(offset).mod(BigInteger.ONE.shiftLeft(bits)),
            range.first.length);
    if (range.first.length == 16 && new BigInteger(1, address).bitLength() <= 48) {
      address[0] = 1;
    }
    return address;
  }

  private static AddressTable table(List<Range> ranges, List<String> faults)
      throws UnknownHostException {
    List<Row> rows = new ArrayList<>();
    for (Range range : ranges) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("range", range.text()).put("host", "h").put("role", "other");
      rows.add(new Row("row", node));
    }
    return new AddressTable(rows, faults);
  }

  /** With the longest run of zero groups from there as {@code ::}; null if there is none. */
  private static String compressed(byte[] bytes, int from) {
    int end = from;
    while (end < 8 && bytes[2 * end] == 0 && bytes[2 * end + 1] == 0) {
      end++;
    }
    return end == from ? null : groups(bytes, 0, from) + "::" + groups(bytes, end, 8);
  }

  private static String groups(byte[] bytes, int from, int end) {
    List<String> groups = new ArrayList<>();
    for (int i = from; i < end; i++) {
      groups.add(Integer.toHexString((bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff));
    }
    return String.join(":", groups);
  }

  private static BigInteger jdk(String text) throws UnknownHostException {
    return new BigInteger(1, InetAddress.getByName(text).getAddress());
  }

  private static BigInteger bits(String text) {
    BigInteger[] read = new BigInteger[1];
    AddressText.parse(
        text,
        new AddressText.Target() {
          @Override
          public int v4(long address) {
            read[0] = BigInteger.valueOf(address);
            return 0;
          }

          @Override
          public int v6(long high, long low) {
            read[0] =
                new BigInteger(Long.toUnsignedString(high))
                    .shiftLeft(Long.SIZE)
                    .add(new BigInteger(Long.toUnsignedString(low)));
            return 0;
          }
        });
    return read[0];
  }

  private static byte[] bytes(BigInteger value, int length) {
    byte[] bytes = new byte[length];
    byte[] digits = value.toByteArray();
    int copied = Math.min(digits.length, length);
    System.arraycopy(digits, digits.length - copied, bytes, length - copied, copied);
    return bytes;
  }
}
