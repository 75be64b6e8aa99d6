package dev.cairn.correlate.session;

import dev.cairn.schemas.FlowView;
import dev.cairn.schemas.SessionFlow;
import dev.cairn.schemas.SessionStay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * Which flows are legs of which session, among those of one client address and port: by time, since
 * ports are used again. A flow belongs to one session; a session may have several, seen before and
 * behind a load balancer.
 */
final class Legs {

  private static final Comparator<SessionFlow> IN_ORDER =
      Comparator.comparingLong(SessionFlow::getFirst)
          .thenComparing(SessionFlow::getServerIp)
          .thenComparingInt(SessionFlow::getServerPort);

  private final Map<SessionStay, List<SessionFlow>> legs = new IdentityHashMap<>();
  private final List<SessionFlow> unexplained = new ArrayList<>(0);

  private long waitsUntil = Long.MAX_VALUE;

  private Legs() {}

  /**
   * Gives each flow to a session.
   *
   * @param flows all of the key
   * @param ending a flow waits until the proxies spoke of its beginning: else it might be given to
   *     an earlier session first
   */
  static Legs of(
      List<SessionFlow> flows, List<SessionStay> stays, SessionConfig config, Ending ending) {
    Legs result = new Legs();
    List<SessionFlow> told = new ArrayList<>(flows.size());
    for (SessionFlow flow : flows) {
      long time = Times.plus(flow.getFirst(), config.slack());
      if (ending.proxiesSpoke(time)) {
        told.add(flow);
      } else {
        result.waitsUntil = Math.min(result.waitsUntil, time);
      }
    }
    // the later ones choose first: what came before a session's connection is not the session's
    told.sort(IN_ORDER.reversed());
    told.stream().filter(SessionFlow::getBegun).forEach(f -> result.give(f, stays, config));
    told.sort(IN_ORDER);
    told.stream().filter(f -> !f.getBegun()).forEach(f -> result.give(f, stays, config));
    result.legs.values().forEach(list -> list.sort(IN_ORDER));
    result.unexplained.sort(IN_ORDER);
    return result;
  }

  private void give(SessionFlow flow, List<SessionStay> stays, SessionConfig config) {
    SessionStay stay = nearest(stays, flow, config);
    if (stay == null) {
      unexplained.add(flow);
    } else {
      legs.computeIfAbsent(stay, any -> new ArrayList<>(1)).add(flow);
    }
  }

  /** In order of time. */
  List<SessionFlow> of(SessionStay stay) {
    return legs.getOrDefault(stay, List.of());
  }

  /** When the first of the flows that wait can be given. */
  long waitsUntil() {
    return waitsUntil;
  }

  List<SessionFlow> unexplained() {
    return unexplained;
  }

  private SessionStay nearest(
      List<SessionStay> stays, SessionFlow flow, SessionConfig config) {
    SessionStay best = null;
    long least = Long.MAX_VALUE;
    String target = target(flow);
    for (SessionStay stay : stays) {
      if (!overlap(stay, flow, config)
          || beganLater(stay, flow)
          || isOver(stay, stays, flow, config)) {
        continue;
      }
      long distance = distance(stay, flow);
      // two proxies may have the same client port at a time: the flow's target tells them apart
      if (stay.getListener() != null && !stay.getListener().equals(target)) {
        distance += Times.plus(0, config.idleEnd());
      }
      if (best == null
          || distance < least
          || distance == least && stay.getFirst() < best.getFirst()) {
        best = stay;
        least = distance;
      }
    }
    return best;
  }

  // a session has one connection to a target: if that was seen to begin, nothing before is its own
  private boolean beganLater(SessionStay stay, SessionFlow flow) {
    return of(stay).stream()
        .anyMatch(
            own ->
                own.getBegun()
                    && own.getFirst() > flow.getFirst()
                    && target(own).equals(target(flow)));
  }

  // of a flow whose beginning is lost: whether it must be of a connection after the stay's
  private boolean isOver(
      SessionStay stay, List<SessionStay> stays, SessionFlow flow, SessionConfig config) {
    if (flow.getBegun()) {
      return false;
    }
    for (SessionStay other : stays) {
      if (other.getNumber() != null
          && begin(other) > begin(stay)
          && begin(other) <= flow.getFirst()
          && (Objects.equals(other.getListener(), stay.getListener())
              || Objects.equals(other.getReporter(), stay.getReporter()))) {
        return true;
      }
    }
    for (SessionFlow earlier : of(stay)) {
      if (earlier.getEnded()
          && earlier.getReplaced() == null
          && target(earlier).equals(target(flow))
          && Times.plus(earlier.getLast(), config.slack()) < flow.getFirst()) {
        return true;
      }
    }
    return false;
  }

  private static boolean overlap(SessionStay stay, SessionFlow flow, SessionConfig config) {
    if (loggedInLater(flow, stay)
        || flow.getBegun() && flow.getFirst() > Times.plus(begin(stay), config.slack())) {
      return false;
    }
    if (stay.getNumber() == null
        && Math.abs(flow.getFirst() - stay.getFirst()) > Times.plus(0, config.slack())) {
      return false;
    }
    return Times.plus(lastWord(flow), config.slack()) >= begin(stay)
        && (stay.getEnd() == null
            || flow.getFirst() <= Times.plus(stay.getEnd(), config.slack()));
  }

  /** When it ended for sure; {@link Long#MAX_VALUE} if nobody said so. */
  static long lastWord(SessionFlow flow) {
    return !flow.getEnded()
        ? Long.MAX_VALUE
        : flow.getReplaced() == null
            ? flow.getLast()
            : Math.max(flow.getLast(), flow.getReplaced());
  }

  // a connection has one login, soon after its beginning
  private static boolean loggedInLater(SessionFlow flow, SessionStay stay) {
    return stay.getConnect() != null
        && stay.getConnect() > Times.plus(flow.getFirst(), Stays.LOGIN);
  }

  private static long distance(SessionStay stay, SessionFlow flow) {
    boolean bothEnd = flow.getEnded() && stay.getEnd() != null;
    long atEnd = bothEnd ? Math.abs(flow.getLast() - stay.getEnd()) : 0;
    // of one whose beginning is lost the first that is known comes later
    return flow.getBegun() || !bothEnd
        ? atEnd + Math.abs(flow.getFirst() - begin(stay))
        : atEnd;
  }

  /** When it was let in; when it was first heard of, if nobody said so. */
  static long begin(SessionStay stay) {
    return stay.getConnect() == null ? stay.getFirst() : stay.getConnect();
  }

  static String target(SessionFlow flow) {
    return flow.getServerIp() + ":" + flow.getServerPort();
  }

  /** Bytes that the client sent. The same bytes are seen before and behind a load balancer. */
  static Long bytesIn(List<SessionFlow> flows) {
    return bytes(flows, FlowView::getOut);
  }

  /** Bytes that the client received. */
  static Long bytesOut(List<SessionFlow> flows) {
    return bytes(flows, FlowView::getIn);
  }

  private static Long bytes(List<SessionFlow> flows, ToLongFunction<FlowView> count) {
    Map<String, Long> targets = new HashMap<>();
    for (SessionFlow flow : flows) {
      long most = flow.getViews().stream().mapToLong(count).max().orElse(0);
      targets.merge(target(flow), most, Long::sum);
    }
    return targets.values().stream().max(Comparator.naturalOrder()).orElse(null);
  }
}
