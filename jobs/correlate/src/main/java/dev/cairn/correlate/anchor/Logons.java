package dev.cairn.correlate.anchor;

import dev.cairn.schemas.AnchorEvent;
import dev.cairn.schemas.AnchorLogon;
import dev.cairn.schemas.AnchorPort;
import dev.cairn.schemas.AnchorState;
import java.util.List;

/** Connections as the server tells of them. */
final class Logons {

  private Logons() {}

  /** Takes an event of the server's log. */
  static void see(AnchorState state, AnchorEvent event, AnchorConfig config) {
    long time = event.getMicros();
    long connection = event.getConnection();
    switch (event.getKind()) {
      case LOGON -> logon(state, event, connection, time, config);
      case LOGOFF -> {
        AnchorLogon logon = openAt(state.getLogons(), connection, time);
        if (logon != null && logon.getEnd() == null) {
          logon.setEnd(time);
        }
        endPorts(state, connection, Long.MAX_VALUE, time + event.getPrecision() - 1);
      }
      default -> { }
    }
  }

  private static void logon(
      AnchorState state, AnchorEvent event, long connection, long time, AnchorConfig config) {
    long precision = event.getPrecision();
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
    boolean known = event.getIp() != null && event.getPort() != null;
    if (known) {
      AnchorPort port = Ports.begin(state.getPorts(), event, config);
      port.setConnection(connection);
      port.setDecided(true);
    }
    state
        .getLogons()
        .add(new AnchorLogon(connection, event.getIp(), time, precision, null, known));
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
