package dev.cairn.correlate.anchor;

import dev.cairn.correlate.match.MatchTimes;
import dev.cairn.schemas.AnchorLogon;
import dev.cairn.schemas.AnchorPort;
import dev.cairn.schemas.AnchorState;
import dev.cairn.schemas.AuditEvent;
import java.util.List;

/** Connections as the server tells of them. */
final class Logons {

  private Logons() {}

  /** Takes an event of the server's log. */
  static void see(AnchorState state, AuditEvent event, AnchorConfig config) {
    if (event.getConnectionId() == null) {
      return;
    }
    long time = MatchTimes.micros(event.getTime());
    long precision = MatchTimes.precisionMicros(event.getTimePrecision());
    long connection = event.getConnectionId();
    switch (event.getActivity()) {
      case "logon" -> logon(state, event, connection, time, precision, config);
      case "logoff" -> {
        AnchorLogon logon = openAt(state.getLogons(), connection, time);
        if (logon != null && logon.getEnd() == null) {
          logon.setEnd(time);
        }
        endPorts(state, connection, Long.MAX_VALUE, time + precision - 1);
      }
      default -> { }
    }
  }

  private static void logon(
      AnchorState state, AuditEvent event, long connection, long time, long precision,
      AnchorConfig config) {
    AnchorLogon before = openAt(state.getLogons(), connection, time);
    if (before != null && before.getMicros() == time) {
      // delivered again
      return;
    }
    // ids begin again when the server starts: what had this one is gone
    if (before != null && before.getEnd() == null) {
      before.setEnd(time);
    }
    endPorts(state, connection, time - precision - config.clockSlackMicros(), time);
    boolean known = event.getClientIp() != null && event.getClientPort() != null;
    if (known) {
      AnchorPort port = Ports.begin(state.getPorts(), event, time, precision, config);
      port.setConnection(connection);
      port.setDecided(true);
    }
    state
        .getLogons()
        .add(
            new AnchorLogon(connection, event.getClientIp(), time, precision, null, known));
  }

  /** Whether a beginning was followed by an end before some time. */
  static boolean endedBefore(AnchorLogon logon, long micros) {
    return logon.getEnd() != null && logon.getEnd() + logon.getPrecision() <= micros;
  }

  private static AnchorLogon openAt(List<AnchorLogon> logons, long connection, long time) {
    AnchorLogon found = null;
    for (AnchorLogon logon : logons) {
      if (logon.getConnection() == connection
          && logon.getMicros() <= time
          && (found == null || logon.getMicros() > found.getMicros())) {
        found = logon;
      }
    }
    return found;
  }

  /** Ends what began before a time. */
  private static void endPorts(AnchorState state, long connection, long before, long micros) {
    for (AnchorPort port : state.getPorts()) {
      if (port.getConnection() != null
          && port.getConnection() == connection
          && port.getBegin() + port.getPrecision() < before
          && port.getBegin() <= micros) {
        Ports.end(port, micros);
      }
    }
  }
}
