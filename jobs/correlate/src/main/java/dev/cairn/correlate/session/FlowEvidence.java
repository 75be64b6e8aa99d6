package dev.cairn.correlate.session;

import dev.cairn.schemas.FlowView;
import dev.cairn.schemas.SessionEvent;
import dev.cairn.schemas.SessionFlow;
import dev.cairn.schemas.SessionState;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts records of flow logs together to connections: several records tell of one connection, and
 * several interfaces may tell of the same packets. Each interface's counters are summed; the largest
 * sum counts.
 */
final class FlowEvidence {

  private FlowEvidence() {}

  static void add(SessionState state, SessionEvent event, SessionConfig config) {
    if (event.getFlowDoubled() || event.getActivity().equals("refuse")) {
      return;
    }
    long time = event.getTime();
    long view = event.getFlowView();
    boolean begins = event.getActivity().equals("open");
    SessionFlow flow = find(state, event, time, view, begins, config);
    flow.setRecords(flow.getRecords() + 1);
    flow.setFirst(Math.min(flow.getFirst(), time));
    flow.setLast(Math.max(flow.getLast(), time));
    flow.setBegun(flow.getBegun() || begins);
    flow.setEnded(flow.getEnded() || event.getActivity().equals("close"));
    count(flow.getViews(), view, event);
  }

  private static SessionFlow find(
      SessionState state,
      SessionEvent event,
      long time,
      long view,
      boolean begins,
      SessionConfig config) {
    for (int i = state.getFlows().size() - 1; i >= 0; i--) {
      SessionFlow flow = state.getFlows().get(i);
      if (sameTarget(flow, event)
          && (begins ? begunThen(flow, time, view, config) : goesOn(flow, time, config))) {
        return flow;
      }
    }
    // the same two endpoints have one connection at a time
    state.getFlows().stream()
        .filter(old -> sameTarget(old, event) && old.getFirst() <= time)
        .filter(old -> !old.getEnded())
        .forEach(
            old -> {
              old.setEnded(true);
              old.setReplaced(time);
            });
    SessionFlow flow =
        new SessionFlow(
            event.getFlowId(),
            event.getReporter(),
            event.getServerIp(),
            event.getServerPort(),
            time,
            time,
            false,
            false,
            null,
            0L,
            new ArrayList<>(1));
    state.getFlows().add(flow);
    return flow;
  }

  private static boolean sameTarget(SessionFlow flow, SessionEvent event) {
    return flow.getServerPort() == event.getServerPort()
        && flow.getServerIp().equals(event.getServerIp());
  }

  // another interface's word of the same beginning
  private static boolean begunThen(
      SessionFlow flow, long time, long view, SessionConfig config) {
    return flow.getViews().stream().noneMatch(known -> known.getView() == view)
        && (!flow.getEnded() || time <= flow.getLast())
        && time <= Times.plus(flow.getFirst(), config.slack());
  }

  private static boolean goesOn(SessionFlow flow, long time, SessionConfig config) {
    return Times.plus(time, config.slack()) >= flow.getFirst()
        && (!flow.getEnded() || time <= Times.plus(flow.getLast(), config.slack()));
  }

  private static void count(List<FlowView> views, long view, SessionEvent event) {
    long out = event.getBytesOut() == null ? 0 : event.getBytesOut();
    long in = event.getBytesIn() == null ? 0 : event.getBytesIn();
    for (FlowView known : views) {
      if (known.getView() == view) {
        known.setOut(known.getOut() + out);
        known.setIn(known.getIn() + in);
        return;
      }
    }
    views.add(new FlowView(view, out, in));
  }
}
