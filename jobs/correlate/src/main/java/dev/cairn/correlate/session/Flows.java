package dev.cairn.correlate.session;

import dev.cairn.schemas.FlowRecord;
import dev.cairn.schemas.FlowView;
import dev.cairn.schemas.SessionFlow;
import dev.cairn.schemas.SessionStay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts records of flow logs together to connections, given one after the other in order of time:
 * several records tell of one connection, and several interfaces may tell of the same packets. Each
 * interface's counters are summed; the largest sum counts.
 *
 * <p>The same two endpoints have one connection at a time. A new one begins with a record that says
 * so; where that is lost, with the first record after the end of the last; where the end is lost too,
 * with the first one after another session began at a proxy, {@link #TAIL} after the session's end, or
 * after {@link #SILENCE}. If none of these is there, two connections stay one: no record tells them
 * apart.
 *
 * <p>One that comes out of order all the same, too late, is added to the connection of its time.
 */
final class Flows {

  static final String OPEN = "open";
  static final String TRAFFIC = "traffic";
  static final String CLOSE = "close";

  /** Azure forgets a flow without packets after thirty minutes at most, and tells every five. */
  static final Duration SILENCE = Duration.ofMinutes(35);

  /** How long after the end a log may still tell what came before: an interval, and some. */
  static final Duration TAIL = Duration.ofMinutes(6);

  private final List<SessionFlow> flows;
  private final List<SessionStay> stays;
  private final SessionConfig config;

  /**
   * Goes on with flows.
   *
   * @param flows in order of their first record; changed by {@link #add}
   * @param stays of proxies, as far as the records go
   */
  Flows(List<SessionFlow> flows, List<SessionStay> stays, SessionConfig config) {
    this.flows = flows;
    this.stays = stays;
    this.config = config;
  }

  static SessionFlow copy(SessionFlow flow) {
    List<FlowView> views = new ArrayList<>(flow.getViews().size());
    for (FlowView view : flow.getViews()) {
      views.add(
          new FlowView(
              view.getView(), view.getOut(), view.getIn(), view.getLast(), view.getEnded()));
    }
    return new SessionFlow(
        flow.getFlowId(),
        flow.getReporter(),
        flow.getServerIp(),
        flow.getServerPort(),
        flow.getFirst(),
        flow.getLast(),
        flow.getBegun(),
        flow.getEnded(),
        flow.getReplaced(),
        flow.getRecords(),
        views);
  }

  void add(FlowRecord record) {
    SessionFlow flow = find(record);
    if (flow == null) {
      flow = begin(record);
    }
    long time = record.getTime();
    boolean ends = record.getActivity().equals(CLOSE);
    flow.setRecords(flow.getRecords() + 1);
    flow.setFirst(Math.min(flow.getFirst(), time));
    flow.setLast(Math.max(flow.getLast(), time));
    flow.setBegun(flow.getBegun() || record.getActivity().equals(OPEN));
    flow.setEnded(flow.getEnded() || ends);
    FlowView view = view(flow, record.getView());
    if (view == null) {
      view = new FlowView(record.getView(), 0L, 0L, time, false);
      flow.getViews().add(view);
    }
    view.setOut(view.getOut() + record.getOut());
    view.setIn(view.getIn() + record.getIn());
    view.setLast(Math.max(view.getLast(), time));
    view.setEnded(view.getEnded() || ends);
  }

  private SessionFlow find(FlowRecord record) {
    boolean begins = record.getActivity().equals(OPEN);
    // an interface that is behind the others still tells of the connection before
    for (int i = flows.size() - 1; i >= 0 && !begins; i--) {
      SessionFlow flow = flows.get(i);
      FlowView view = view(flow, record.getView());
      if (view != null && sameTarget(flow, record) && goesOn(flow, view, record)) {
        return flow;
      }
    }
    for (int i = flows.size() - 1; i >= 0; i--) {
      SessionFlow flow = flows.get(i);
      if (sameTarget(flow, record)
          && (begins ? begunThen(flow, record) : seenByOthers(flow, record))) {
        return flow;
      }
    }
    return null;
  }

  private boolean goesOn(SessionFlow flow, FlowView view, FlowRecord record) {
    long time = record.getTime();
    if (view.getEnded()) {
      return time < view.getLast() && Times.plus(time, config.slack()) >= flow.getFirst();
    }
    return (flow.getReplaced() == null
            || time <= Times.plus(flow.getReplaced(), config.slack()))
        && mayGoOn(flow, time);
  }

  private boolean seenByOthers(SessionFlow flow, FlowRecord record) {
    return view(flow, record.getView()) == null
        && (!flow.getEnded() || record.getTime() <= Times.plus(flow.getLast(), config.slack()))
        && mayGoOn(flow, record.getTime());
  }

  // another interface's word of the same beginning; or one whose end is told in the same instant
  private boolean begunThen(SessionFlow flow, FlowRecord record) {
    long time = record.getTime();
    if (view(flow, record.getView()) != null) {
      return !flow.getBegun() && flow.getFirst() == time && flow.getLast() == time;
    }
    return (!flow.getEnded() || time <= flow.getLast())
        && time <= Times.plus(flow.getFirst(), config.slack());
  }

  private boolean mayGoOn(SessionFlow flow, long time) {
    if (Times.plus(time, config.slack()) < flow.getFirst()
        || time > Times.plus(flow.getLast(), SILENCE)) {
      return false;
    }
    long own = own(flow);
    for (SessionStay stay : stays) {
      long begin = Legs.begin(stay);
      if (stay.getNumber() == null || begin > time) {
        continue;
      }
      if (isOver(stay, flow, time)
          || begin > own && Times.plus(begin, config.slack()) >= flow.getFirst()
          || stay.getConnect() != null && begin > login(flow)) {
        return false;
      }
    }
    return true;
  }

  // a connection has one session, whose login comes soon
  private long login(SessionFlow flow) {
    return Times.plus(Times.plus(flow.getFirst(), Stays.LOGIN), config.slack());
  }

  // when the session began that has it first
  private long own(SessionFlow flow) {
    long own = Long.MAX_VALUE;
    for (SessionStay stay : stays) {
      long begin = Legs.begin(stay);
      if (stay.getNumber() != null
          && begin <= login(flow)
          && (!flow.getBegun() || Times.plus(begin, config.slack()) >= flow.getFirst())
          && (stay.getEnd() == null
              || flow.getFirst() <= Times.plus(stay.getEnd(), config.slack()))) {
        own = Math.min(own, begin);
      }
    }
    return own;
  }

  private boolean isOver(SessionStay stay, SessionFlow flow, long time) {
    return stay.getEnd() != null
        && flow.getFirst() <= Times.plus(stay.getEnd(), config.slack())
        && time > Times.plus(stay.getEnd(), TAIL);
  }

  private SessionFlow begin(FlowRecord record) {
    long time = record.getTime();
    for (SessionFlow old : flows) {
      if (sameTarget(old, record) && old.getFirst() <= time && !old.getEnded()) {
        old.setEnded(true);
        old.setReplaced(time);
      }
    }
    SessionFlow flow =
        new SessionFlow(
            record.getFlowId(),
            record.getReporter(),
            record.getServerIp(),
            record.getServerPort(),
            time,
            time,
            false,
            false,
            null,
            0L,
            new ArrayList<>(1));
    flows.add(flow);
    return flow;
  }

  private static boolean sameTarget(SessionFlow flow, FlowRecord record) {
    return flow.getServerPort() == record.getServerPort()
        && flow.getServerIp().equals(record.getServerIp());
  }

  private static FlowView view(SessionFlow flow, long view) {
    for (FlowView known : flow.getViews()) {
      if (known.getView() == view) {
        return known;
      }
    }
    return null;
  }
}
