package dev.cairn.correlate.anchor;

import dev.cairn.schemas.AnchorLogon;
import dev.cairn.schemas.AnchorPort;
import dev.cairn.schemas.AnchorState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ties flows to the logins that they begin with, where nothing else is possible.
 *
 * <p>A flow and a login of one address may belong together if they begin within the clocks' slack
 * and end together, or neither has ended yet. Those that may, directly or through others, are a
 * {@link Group}. A group is judged when no flow or login can join it any more: a flow and a login
 * alone belong together; several of each do in order, if the flows are clearly apart and no
 * connection id is missing between the first and the last, so that no login was lost, and of the
 * flows none.
 */
final class Pairs {

  // servers hand out ids in the order of handshakes: beginnings closer than this may have crossed
  private static final long APART = 2_000;

  private final AnchorState state;
  private final long passed;
  private final long slack;

  private Pairs(AnchorState state, long passed, AnchorConfig config) {
    this.state = state;
    this.passed = passed;
    this.slack = config.clockSlackMicros();
  }

  /**
   * Decides what can be decided.
   *
   * @param passed up to when all flows and logins were seen, epoch microseconds
   */
  static void decide(AnchorState state, long passed, AnchorConfig config) {
    Pairs pairs = new Pairs(state, passed, config);
    for (Group group : pairs.groups()) {
      if (pairs.isComplete(group)) {
        pairs.decide(group);
      }
    }
  }

  private List<Group> groups() {
    List<AnchorPort> ports = new ArrayList<>();
    for (AnchorPort port : state.getPorts()) {
      if (!port.getDecided()) {
        ports.add(port);
      }
    }
    List<AnchorLogon> logons = new ArrayList<>();
    for (AnchorLogon logon : state.getLogons()) {
      if (!logon.getDecided()) {
        logons.add(logon);
      }
    }
    ports.sort(Comparator.comparingLong(AnchorPort::getBegin));
    logons.sort(Comparator.comparingLong(AnchorLogon::getMicros));
    Groups groups = new Groups(ports, logons);
    long widest =
        slack + ports.stream().mapToLong(AnchorPort::getPrecision).max().orElse(0);
    int first = 0;
    for (int l = 0; l < logons.size(); l++) {
      AnchorLogon logon = logons.get(l);
      while (first < ports.size() && ports.get(first).getBegin() + widest < logon.getMicros()) {
        first++;
      }
      long last = logon.getMicros() + logon.getPrecision() + slack;
      for (int p = first; p < ports.size() && ports.get(p).getBegin() <= last; p++) {
        if (mayBe(ports.get(p), logon)) {
          groups.join(p, l);
        }
      }
    }
    return groups.all();
  }

  private boolean mayBe(AnchorPort port, AnchorLogon logon) {
    return port.getIp().equals(logon.getIp())
        && port.getBegin() <= logon.getMicros() + logon.getPrecision() + slack
        && logon.getMicros() <= port.getBegin() + port.getPrecision() + slack
        && endTogether(port, logon);
  }

  /** Judged by what is known once all that began with them is seen, and by nothing later. */
  private boolean endTogether(AnchorPort port, AnchorLogon logon) {
    long until = closes(port, logon);
    if (passed < until) {
      return true;
    }
    long portEnd = Ports.endOf(port, state.getPorts());
    long logonEnd = logon.getEnd() == null ? Long.MAX_VALUE : logon.getEnd();
    long off = slack + logon.getPrecision() + port.getPrecision();
    return portEnd >= until - off && logonEnd >= until - off
        || portEnd < until && logonEnd < until && Math.abs(portEnd - logonEnd) <= off;
  }

  private boolean isComplete(Group group) {
    long until = Long.MIN_VALUE;
    for (AnchorPort port : group.ports()) {
      until = Math.max(until, port.getBegin() + port.getPrecision() + 2 * slack);
    }
    for (AnchorLogon logon : group.logons()) {
      until = Math.max(until, logon.getMicros() + logon.getPrecision() + 2 * slack);
    }
    return until <= passed;
  }

  private long closes(AnchorPort port, AnchorLogon logon) {
    return 2 * slack
        + Math.max(
            port.getBegin() + port.getPrecision(), logon.getMicros() + logon.getPrecision());
  }

  private void decide(Group group) {
    boolean one = group.ports().size() == 1 && group.logons().size() == 1;
    if (one || group.ports().size() == group.logons().size() && isInOrder(group)) {
      for (int i = 0; i < group.ports().size(); i++) {
        AnchorPort port = group.ports().get(i);
        AnchorLogon logon = group.logons().get(i);
        port.setConnection(logon.getConnection());
        if (logon.getEnd() != null) {
          Ports.end(port, logon.getEnd() + logon.getPrecision() - 1);
        }
      }
    }
    group.ports().forEach(port -> port.setDecided(true));
    group.logons().forEach(logon -> logon.setDecided(true));
  }

  /** Whether the order of flows and ids ties them; sorts the logins by their ids. */
  private boolean isInOrder(Group group) {
    List<AnchorPort> ports = group.ports();
    for (int i = 1; i < ports.size(); i++) {
      long apart = Math.max(APART, ports.get(i - 1).getPrecision());
      if (ports.get(i).getBegin() - ports.get(i - 1).getBegin() < apart) {
        return false;
      }
    }
    List<AnchorLogon> logons = group.logons();
    logons.sort(Comparator.comparingLong(AnchorLogon::getConnection));
    for (int i = 0; i < ports.size(); i++) {
      if (!mayBe(ports.get(i), logons.get(i))) {
        return false;
      }
    }
    long first = logons.get(0).getConnection();
    long last = logons.get(logons.size() - 1).getConnection();
    Set<Long> known = new HashSet<>();
    for (AnchorLogon logon : state.getLogons()) {
      long id = logon.getConnection();
      if (id >= first && id <= last) {
        known.add(id);
      }
    }
    return known.size() == last - first + 1;
  }
}
