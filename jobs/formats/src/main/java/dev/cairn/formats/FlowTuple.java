package dev.cairn.formats;

import dev.cairn.formats.Timestamps.Stamp;
import dev.cairn.schemas.AuditEvent;

/**
 * One flow tuple: comma-separated text, in the order of NSG version 1 (8 fields), NSG version 2
 * (13) or VNet version 4 (13). Empty counters are no counters, not zero.
 */
final class FlowTuple {

  private static final int SHORT_FIELDS = 8;
  private static final int LONG_FIELDS = 13;
  // ten digits are seconds until the year 5138, thirteen are milliseconds since 1973
  private static final long FIRST_MILLIS = 100_000_000_000L;

  private final String[] fields = new String[LONG_FIELDS];
  private int count;

  /**
   * Cuts the text at every comma.
   *
   * @throws BadElement if it has neither 8 nor 13 fields
   */
  FlowTuple(String text) throws BadElement {
    int from = 0;
    for (int comma; (comma = text.indexOf(',', from)) >= 0 && count < LONG_FIELDS - 1; ) {
      fields[count++] = text.substring(from, comma);
      from = comma + 1;
    }
    fields[count++] = text.substring(from);
    boolean tooMany = fields[count - 1].indexOf(',') >= 0;
    if (tooMany || (count != SHORT_FIELDS && count != LONG_FIELDS)) {
      throw new BadElement(ReasonCode.MALFORMED_LINE, "a flow tuple has 8 or 13 fields");
    }
  }

  boolean isShort() {
    return count == SHORT_FIELDS;
  }

  String field(int index) {
    return fields[index];
  }

  /** Time, addresses, ports and direction: they stand in the same place in every version. */
  void setCommon(AuditEvent event) throws BadElement {
    Timestamps.set(event, time(), Timestamps.RECORD);
    event.setClientIp(address(1, "source address"));
    event.setServerIp(address(2, "destination address"));
    event.setClientPort(port(3, "source port"));
    event.setServerPort(port(4, "destination port"));
    event.setDirection(
        switch (fields[6]) {
          case "I" -> "inbound";
          case "O" -> "outbound";
          default -> throw BadElement.bad("direction", "I or O");
        });
  }

  /** Packets and bytes of the four last fields, as they came: what passed since the last tuple. */
  void setCounters(AuditEvent event) throws BadElement {
    event.setPacketsOut(counter(9, "packets from source to destination"));
    event.setBytesOut(counter(10, "bytes from source to destination"));
    event.setPacketsIn(counter(11, "packets from destination to source"));
    event.setBytesIn(counter(12, "bytes from destination to source"));
  }

  /** What an allowed flow's state says was done. */
  static Activity activity(String state) throws BadElement {
    return switch (state) {
      case "B" -> Activity.OPEN;
      case "C" -> Activity.TRAFFIC;
      case "E" -> Activity.CLOSE;
      default -> throw BadElement.bad("flow state", "B, C, E or D");
    };
  }

  /** {@code tcp}, {@code udp}, or the IANA number as text. */
  static String protocol(String text) throws BadElement {
    return switch (text) {
      case "T", "6" -> "tcp";
      case "U", "17" -> "udp";
      default -> {
        Long number = JsonValues.number("protocol", text);
        if (JsonValues.fit(number, 255) == null) {
          throw BadElement.bad("protocol", "T, U or a number up to 255");
        }
        yield text;
      }
    };
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

  private String address(int index, String name) throws BadElement {
    if (!Endpoint.isAddress(fields[index])) {
      throw BadElement.bad(name, "an IP address");
    }
    return fields[index];
  }

  private Integer port(int index, String name) throws BadElement {
    if (fields[index].isEmpty()) {
      return null;
    }
    Integer port = JsonValues.fit(JsonValues.number(name, fields[index]), Endpoint.MAX_PORT);
    if (port == null) {
      throw BadElement.bad(name, "a port");
    }
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
