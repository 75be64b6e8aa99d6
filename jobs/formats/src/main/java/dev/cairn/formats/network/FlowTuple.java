package dev.cairn.formats.network;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Endpoint;
import dev.cairn.formats.record.Hashes;
import dev.cairn.formats.record.JsonValues;
import dev.cairn.formats.record.ReasonCode;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.Timestamps.Stamp;
import dev.cairn.schemas.AuditEvent;

/**
 * One flow tuple, in the order of NSG version 1 (8 fields), NSG version 2 (13) or VNet version 4
 * (13); some senders cut off the empty counters and leave 9. Empty counters are no counters, not
 * zero.
 *
 * <p>{@code flow_id} is the first half of the SHA-256 of these {@value #ID_SIZE} bytes, as 32
 * lower-case hexadecimal digits:
 *
 * <pre>
 *   1                     1 byte, the form's version
 *   protocol              1 byte, its IANA number
 *   source address        16 bytes, IPv4 as ::ffff:a.b.c.d
 *   source port           2 bytes, big-endian; 0 if there is none
 *   destination address   16 bytes
 *   destination port      2 bytes
 * </pre>
 *
 * <p>Source is who began the flow, in both logs and at both ends, so the order is the same wherever
 * it was seen; answers are counted in the same tuple.
 */
final class FlowTuple {

  static final int PROTOCOL = 5;

  private static final int SHORT_FIELDS = 8;
  private static final int CUT_FIELDS = 9;
  private static final int LONG_FIELDS = 13;

  private static final int ID_SIZE = 38;
  private static final byte ID_VERSION = 1;
  private static final int TCP = 6;
  private static final int UDP = 17;

  // ten digits are seconds until the year 5138, thirteen are milliseconds since 1973
  private static final long FIRST_MILLIS = 100_000_000_000L;

  private final String[] fields;
  private final int count;

  private FlowTuple(String[] fields, int count) throws BadElement {
    if (count != SHORT_FIELDS && count != CUT_FIELDS && count != LONG_FIELDS) {
      throw new BadElement(ReasonCode.MALFORMED_LINE, "a flow tuple has 8, 9 or 13 fields");
    }
    this.fields = fields;
    this.count = count;
  }

  /**
   * Cuts the text at every comma.
   *
   * @throws BadElement if it has another number of fields
   */
  static FlowTuple parse(String text) throws BadElement {
    String[] fields = new String[LONG_FIELDS];
    int count = 0;
    int from = 0;
    for (int comma; (comma = text.indexOf(',', from)) >= 0; from = comma + 1) {
      if (count == LONG_FIELDS - 1) {
        return new FlowTuple(fields, LONG_FIELDS + 1);
      }
      fields[count++] = text.substring(from, comma);
    }
    fields[count++] = text.substring(from);
    return new FlowTuple(fields, count);
  }

  /** A tuple that came in fields of its own, in the same order. */
  static FlowTuple of(String[] fields) throws BadElement {
    return new FlowTuple(fields, fields.length);
  }

  boolean isShort() {
    return count == SHORT_FIELDS;
  }

  String field(int index) {
    return fields[index];
  }

  /** What every version writes in the same place: all but decision, state and encryption. */
  void setCommon(AuditEvent event) throws BadElement {
    Timestamps.set(event, time(), Timestamps.RECORD);
    byte[] id = new byte[ID_SIZE];
    id[0] = ID_VERSION;
    int protocol = protocol();
    id[1] = (byte) protocol;
    event.setProtocol(
        protocol == TCP ? "tcp" : protocol == UDP ? "udp" : Integer.toString(protocol));
    event.setClientIp(address(1, "source address", id, 2));
    event.setClientPort(port(3, "source port", id, 18));
    event.setServerIp(address(2, "destination address", id, 20));
    event.setServerPort(port(4, "destination port", id, 36));
    event.setFlowId(Hashes.sha256Short(id, 0, ID_SIZE));
    event.setDirection(
        switch (fields[6]) {
          case "I" -> "inbound";
          case "O" -> "outbound";
          default -> throw BadElement.bad("direction", "I or O");
        });
    if (count == LONG_FIELDS) {
      event.setPacketsOut(counter(9, "packets from source to destination"));
      event.setBytesOut(counter(10, "bytes from source to destination"));
      event.setPacketsIn(counter(11, "packets from destination to source"));
      event.setBytesIn(counter(12, "bytes from destination to source"));
    }
  }

  private int protocol() throws BadElement {
    String text = fields[PROTOCOL];
    switch (text) {
      case "T", "6":
        return TCP;
      case "U", "17":
        return UDP;
      default:
        Integer number = JsonValues.fit(JsonValues.number("protocol", text), 255);
        if (number == null) {
          throw BadElement.bad("protocol", "T, U or a number up to 255");
        }
        return number;
    }
  }

  private Stamp time() throws BadElement {
    Long time = JsonValues.number("flow time", fields[0]);
    Stamp stamp = null;
    if (time != null && time >= 0) {
      stamp =
          time < FIRST_MILLIS
              ? new Stamp(time * Timestamps.MICROS_PER_SECOND, Timestamps.SECONDS)
              : Timestamps.ofMillis(time);
    }
    if (stamp == null) {
      throw BadElement.bad("flow time", "seconds or milliseconds since the epoch");
    }
    return stamp;
  }

  private String address(int index, String name, byte[] id, int at) throws BadElement {
    if (!IpAddress.write(fields[index], id, at)) {
      throw BadElement.bad(name, "an IP address");
    }
    return fields[index];
  }

  private Integer port(int index, String name, byte[] id, int at) throws BadElement {
    if (fields[index].isEmpty()) {
      return null;
    }
    Integer port = JsonValues.fit(JsonValues.number(name, fields[index]), Endpoint.MAX_PORT);
    if (port == null) {
      throw BadElement.bad(name, "a port");
    }
    id[at] = (byte) (port >> 8);
    id[at + 1] = port.byteValue();
    return port;
  }

  private Long counter(int index, String name) throws BadElement {
    Long counter = JsonValues.number(name, fields[index]);
    if (counter == null ? !fields[index].isEmpty() : counter < 0) {
      throw BadElement.bad(name, "a count");
    }
    return counter;
  }
}
