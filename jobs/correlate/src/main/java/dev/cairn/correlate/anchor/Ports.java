package dev.cairn.correlate.anchor;

import dev.cairn.correlate.match.MatchTimes;
import dev.cairn.schemas.AnchorPort;
import dev.cairn.schemas.AuditEvent;
import java.util.List;

/** TCP connections to the server by their client's end, as flows tell of them. */
final class Ports {

  private Ports() {}

  /** Takes a flow tuple. The same tuple from another interface or log changes nothing. */
  static void see(List<AnchorPort> ports, AuditEvent event, AnchorConfig config) {
    long time = MatchTimes.micros(event.getTime());
    long precision = MatchTimes.precisionMicros(event.getTimePrecision());
    switch (event.getActivity()) {
      case "open" -> begin(ports, event, time, precision, config);
      case "traffic" -> {
        AnchorPort port = openAt(ports, event.getClientIp(), event.getClientPort(), time);
        if (port != null) {
          port.setLast(Math.max(port.getLast(), time));
        }
      }
      case "close" -> {
        AnchorPort port = openAt(ports, event.getClientIp(), event.getClientPort(), time);
        if (port != null) {
          end(port, time + precision - 1);
        }
      }
      default -> { }
    }
  }

  /** Notes the beginning of a connection that is known; whoever says so first. */
  static AnchorPort begin(
      List<AnchorPort> ports, AuditEvent event, long time, long precision, AnchorConfig config) {
    long slack = config.clockSlackMicros() + precision;
    for (AnchorPort port : ports) {
      if (is(port, event.getClientIp(), event.getClientPort())
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
            event.getClientIp(), event.getClientPort(), time, precision, null, time, false, null);
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
