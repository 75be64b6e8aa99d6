package dev.cairn.correlate.session;

import dev.cairn.schemas.FlowRecord;
import dev.cairn.schemas.SessionEvent;
import dev.cairn.schemas.SessionFlow;
import dev.cairn.schemas.SessionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * Keeps what flow logs said until it is in order. They are written shuffled, and an address and port
 * are used again: which connection a record tells of can be said only after all earlier ones came,
 * and after the proxies said which sessions began until then. So records wait for that, and become
 * {@link Flows} in order of their time, not of their arrival.
 *
 * <p>At most {@value #MOST} wait under one key. Only a flood has more: then the earlier half does not
 * wait any longer, and what comes shuffled may go to a neighbouring connection.
 */
final class FlowEvidence {

  static final int MOST = 4_096;

  /** The same instant: what went on ends before the next begins. */
  private static final List<String> RANKS = List.of(Flows.TRAFFIC, Flows.CLOSE, Flows.OPEN);

  private static final Comparator<FlowRecord> IN_ORDER =
      Comparator.comparingLong(FlowRecord::getTime)
          .thenComparingInt(record -> RANKS.indexOf(record.getActivity()))
          .thenComparingLong(FlowRecord::getView)
          .thenComparingLong(FlowRecord::getContent);

  private FlowEvidence() {}

  /** A record that waits already is no other one, however much came between. */
  static void add(SessionState state, SessionEvent event, SessionConfig config) {
    if (event.getFlowDoubled() || !RANKS.contains(event.getActivity())) {
      return;
    }
    for (FlowRecord known : state.getFlowRecords()) {
      if (known.getContent() == event.getContent()) {
        return;
      }
    }
    state
        .getFlowRecords()
        .add(
            new FlowRecord(
                event.getTime(),
                event.getActivity(),
                event.getFlowId(),
                event.getReporter(),
                event.getServerIp(),
                event.getServerPort(),
                event.getFlowView(),
                event.getBytesOut() == null ? 0 : event.getBytesOut(),
                event.getBytesIn() == null ? 0 : event.getBytesIn(),
                event.getContent()));
    if (state.getFlowRecords().size() > MOST) {
      List<FlowRecord> earlier =
          state.getFlowRecords().stream().sorted(IN_ORDER).limit(MOST / 2).toList();
      settle(state, config, new HashSet<>(earlier)::contains);
    }
  }

  /** Makes flows of the records that no earlier one can precede any more. */
  static void settle(SessionState state, SessionConfig config, Ending ending) {
    settle(state, config, record -> ending.flowsAreWhole(record.getTime()));
  }

  private static void settle(
      SessionState state, SessionConfig config, Predicate<FlowRecord> isTime) {
    List<FlowRecord> settled =
        state.getFlowRecords().stream().filter(isTime).sorted(IN_ORDER).toList();
    if (settled.isEmpty()) {
      return;
    }
    Stays.drop(state.getFlowRecords(), isTime);
    Flows flows = new Flows(state.getFlows(), state.getStays(), config);
    settled.forEach(flows::add);
  }

  /**
   * The flows as they look with the records that wait: the settled ones themselves, where none of
   * those records tells of them, else copies.
   */
  static List<SessionFlow> asTheyLook(SessionState state, SessionConfig config) {
    if (state.getFlowRecords().isEmpty()) {
      return state.getFlows();
    }
    List<SessionFlow> look = new ArrayList<>();
    state.getFlows().forEach(flow -> look.add(Flows.copy(flow)));
    Flows flows = new Flows(look, state.getStays(), config);
    state.getFlowRecords().stream().sorted(IN_ORDER).forEach(flows::add);
    for (int i = 0; i < state.getFlows().size(); i++) {
      if (look.get(i).equals(state.getFlows().get(i))) {
        look.set(i, state.getFlows().get(i));
      }
    }
    return look;
  }
}
