package dev.cairn.correlate.anchor;

import dev.cairn.schemas.AnchorEvent;
import dev.cairn.schemas.AnchorPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** TCP connections to the server by their client's end, as flows tell of them. */
final class Ports {

  private Ports() {}

  /** A client's end. */
  record Address(String ip, int number) {}

  /** Takes a flow tuple. The same tuple from another interface or log changes nothing. */
  static void see(List<AnchorPort> ports, AnchorEvent event, AnchorConfig config) {
    long time = event.getMicros();
    switch (event.getKind()) {
      case FLOW_OPEN -> begin(ports, event, config);
      case FLOW_TRAFFIC -> {
        AnchorPort port = openAt(ports, event.getIp(), event.getPort(), time);
        if (port != null) {
          port.setLast(Math.max(port.getLast(), time));
        }
      }
      case FLOW_CLOSE -> {
        AnchorPort port = openAt(ports, event.getIp(), event.getPort(), time);
        if (port != null) {
          end(port, time + event.getPrecision() - 1);
        }
      }
      default -> { }
    }
  }

  /** Notes the beginning of a connection that is known; whoever says so first. */
  static AnchorPort begin(List<AnchorPort> ports, AnchorEvent event, AnchorConfig config) {
    long time = event.getMicros();
    long precision = event.getPrecision();
    long slack = config.clockSlackMicros() + precision;
    for (AnchorPort port : ports) {
      if (is(port, event.getIp(), event.getPort())
          && Math.abs(port.getBegin() - time) <= slack + port.getPrecision()
          && (port.getEnd() == null || port.getEnd() >= time)) {
        if (precision < port.getPrecision()
            || precision == port.getPrecision() && time < port.getBegin()) {
          port.setBegin(time);
          port.setPrecision(precision);
        }
        port.setLast(Math.max(port.getLast(), time));
        return port;
      }
    }
    AnchorPort begun =
        new AnchorPort(
            event.getIp(), event.getPort(), time, precision, null, time, false, null);
    ports.add(begun);
    return begun;
  }

  /** Notes that a port's connection ended; the earliest that anybody says counts. */
  static void end(AnchorPort port, long micros) {
    port.setEnd(port.getEnd() == null ? micros : Math.min(port.getEnd(), micros));
    port.setLast(Math.max(port.getLast(), micros));
  }

  static boolean is(AnchorPort port, String ip, int number) {
    return port.getPort() == number && port.getIp().equals(ip);
  }

  /** The connections at each client's end, in their order. */
  static Map<Address, List<AnchorPort>> byAddress(List<AnchorPort> ports) {
    Map<Address, List<AnchorPort>> byAddress = new HashMap<>();
    for (AnchorPort port : ports) {
      byAddress.computeIfAbsent(address(port), any -> new ArrayList<>(1)).add(port);
    }
    return byAddress;
  }

  static Address address(AnchorPort port) {
    return new Address(port.getIp(), port.getPort());
  }

  /** When nothing more passed there: it ended, or another connection began at the same port. */
  static long endOf(AnchorPort port, List<AnchorPort> ports) {
    long end = port.getEnd() == null ? Long.MAX_VALUE : port.getEnd();
    for (AnchorPort other : ports) {
      if (other.getBegin() > port.getBegin() && is(other, port.getIp(), port.getPort())) {
        end = Math.min(end, other.getBegin());
      }
    }
    return end;
  }

  /** The latest that had begun by then; null if there is none. */
  private static AnchorPort openAt(List<AnchorPort> ports, String ip, int number, long time) {
    AnchorPort found = null;
    for (AnchorPort port : ports) {
      if (is(port, ip, number)
          && port.getBegin() <= time
          && (found == null || port.getBegin() > found.getBegin())) {
        found = port;
      }
    }
    return found;
  }
}
