package dev.cairn.correlate.session;

import dev.cairn.schemas.FlowRecord;
import dev.cairn.schemas.SessionFlow;
import dev.cairn.schemas.SessionState;
import dev.cairn.schemas.SessionStay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One look at one key: what can be said now is said, or what is over is forgotten. */
final class KeyCheck {

  private final SessionConfig config;
  private final SessionState state;
  private final Progress progress;
  private final Ending ending;
  private final long slowest;
  private final long fastest;
  private final boolean connection;
  /** As they look: with records before which others may still come. */
  private Legs legs;
  /** What stays as it is. */
  private Legs settled;
  private Due due;

  KeyCheck(SessionConfig config, SessionState state, Progress progress) {
    this.config = config;
    this.state = state;
    this.progress = progress;
    this.ending = new Ending(config, progress);
    this.slowest = progress.slowest(config.lateness().keySet());
    this.fastest = progress.fastest(config.lateness().keySet());
    this.connection = SessionKeys.isConnection(state.getKey());
    StayParts.join(state, config, ending, null);
    FlowEvidence.settle(state, config, ending);
    giveFlows();
    if (StayParts.join(state, config, ending, settled)) {
      giveFlows();
    }
    this.due = Due.NEVER.orSlowest(legs.waitsUntil());
    for (FlowRecord record : state.getFlowRecords()) {
      due = due.orSlowest(Times.plus(record.getTime(), config.slack()));
    }
  }

  private void giveFlows() {
    settled = Legs.of(state.getFlows(), state.getStays(), config, ending);
    legs =
        state.getFlowRecords().isEmpty()
            ? settled
            : Legs.of(
                FlowEvidence.asTheyLook(state, config), state.getStays(), config, ending);
  }

  Due run(Versions versions, SessionSink sink) {
    state.getStays().stream()
        .filter(stay -> stay.getNumber() == null)
        .forEach(stay -> followFlows(stay, settled.of(stay)));
    adoptFlows();
    addUnexplainedFlows();
    Emission emission = new Emission(config, slowest, fastest, versions, sink);
    for (SessionStay stay : List.copyOf(state.getStays())) {
      List<SessionFlow> flows = legs.of(stay);
      Long followed = followedAt(stay);
      Long end = ending.of(stay, flows, followed != null);
      if (isNamed(stay, flows)) {
        List<String> sources =
            connection ? ending.expectedOfConnection() : ending.expectedOfClient(stay);
        List<String> silent =
            // what rests on records that wait may yet look otherwise
            end == null || !flows.equals(settled.of(stay))
                ? null
                : ending.silentAt(lastWord(stay, flows, end, followed), stay.getReporter(), sources);
        due =
            emission.emit(
                state.getKey(),
                kind(stay, flows),
                stay,
                flows,
                Emission.records(settled.of(stay)),
                end,
                silent,
                due);
      }
      if (!isOver(stay)) {
        wakeFor(stay, flows, end == null ? null : lastWord(stay, flows, end, followed));
      }
    }
    forgetFlows();
    return due;
  }

  private String kind(SessionStay stay, List<SessionFlow> flows) {
    if (!connection) {
      return Kinds.ofClient(stay, flows, config);
    }
    boolean answered = ending.passedOrSilent(Progress.ATTRIBUTION, null, stay.getLast());
    return Kinds.ofConnection(stay, answered, config);
  }

  private boolean isNamed(SessionStay stay, List<SessionFlow> flows) {
    if (stay.getSessionId() != null) {
      return true;
    }
    boolean whole = stay.getConnect() != null || stay.getNumber() == null || spokenOf(stay);
    if (whole) {
      long begin =
          stay.getConnect() != null ? stay.getConnect() : Ending.firstSign(stay, flows);
      stay.setSessionId(SessionIds.of(state.getKey(), begin));
    }
    return whole;
  }

  // what has no login begins with its first sign: wait until none can be earlier
  private boolean spokenOf(SessionStay stay) {
    long time = Times.plus(stay.getFirst(), config.slack());
    List<String> sources =
        connection
            ? List.of(SessionConfig.DATABASE)
            : stay.getMirror()
                ? List.of(SessionConfig.QUERY)
                : List.of(SessionConfig.AUDIT, SessionConfig.QUERY, SessionConfig.FLOW);
    return sources.stream()
        .allMatch(source -> ending.passedOrSilent(source, stay.getReporter(), time));
  }

  // when another session has its address, port and proxy after it; null if none has
  private Long followedAt(SessionStay stay) {
    Long least = null;
    for (SessionStay other : state.getStays()) {
      if (stay.getNumber() != null
          && other.getNumber() != null
          && other.getFirst() > stay.getLast()
          && Objects.equals(other.getReporter(), stay.getReporter())
          && Objects.equals(other.getListener(), stay.getListener())) {
        least = Times.earlier(least, other.getFirst());
      }
    }
    return least;
  }

  // until when it may have spoken
  private static long lastWord(
      SessionStay stay, List<SessionFlow> flows, long end, Long followed) {
    if (stay.getEnd() != null) {
      long last = Math.max(end, stay.getEnd());
      return flows.stream().allMatch(SessionFlow::getEnded)
          ? last
          : Math.max(last, Times.plus(stay.getEnd(), Flows.TAIL));
    }
    long last = followed == null ? end : Math.max(end, followed);
    for (SessionFlow flow : flows) {
      last = flow.getReplaced() == null ? last : Math.max(last, flow.getReplaced());
    }
    return last;
  }

  // a session without a login that was heard of after its flow
  private void adoptFlows() {
    for (SessionStay stay : List.copyOf(state.getStays())) {
      if (stay.getNumber() == null
          || stay.getConnect() != null
          || stay.getSessionId() != null
          || !settled.of(stay).isEmpty()
          || !spokenOf(stay)) {
        continue;
      }
      for (SessionStay flow : List.copyOf(state.getStays())) {
        if (flow.getNumber() == null
            && flow.getFirst() <= Times.plus(stay.getFirst(), config.slack())
            && (flow.getEnd() == null
                || stay.getFirst() <= Times.plus(flow.getEnd(), config.slack()))) {
          Stays.adopt(state, stay, flow);
          giveFlows();
          break;
        }
      }
    }
  }

  private void addUnexplainedFlows() {
    if (connection || settled.unexplained().isEmpty()) {
      return;
    }
    String source = state.getKey().split("\\|")[1];
    for (SessionFlow flow : List.copyOf(settled.unexplained())) {
      if (!config.path().wantsSession(source, Legs.target(flow))
          || !settled.unexplained().contains(flow)) {
        continue;
      }
      long told = Times.plus(Times.plus(flow.getFirst(), Stays.LOGIN), config.slack());
      if (ending.proxiesSpoke(told)) {
        SessionStay stay = Stays.empty(flow.getFirst());
        state.getStays().add(stay);
        followFlows(stay, List.of(flow));
        giveFlows();
      } else {
        due = due.orSlowest(told);
      }
    }
  }

  private static void followFlows(SessionStay stay, List<SessionFlow> flows) {
    flows.forEach(flow -> Stays.sign(stay, flow.getFirst(), flow.getLast()));
    long last = flows.stream().mapToLong(Legs::lastWord).max().orElse(Long.MAX_VALUE);
    stay.setEnd(last == Long.MAX_VALUE ? null : Long.valueOf(last));
  }

  /** Drops the sessions that nothing can be said of any more. */
  void forget() {
    for (SessionStay stay : List.copyOf(state.getStays())) {
      if (isOver(stay)) {
        List<SessionFlow> flows = settled.of(stay);
        Stays.drop(state.getStays(), known -> known == stay);
        Stays.drop(state.getFlows(), known -> flows.stream().anyMatch(flow -> flow == known));
      }
    }
  }

  private boolean isOver(SessionStay stay) {
    return stay.getSealed() && slowest >= overAt(stay);
  }

  // what comes for a flow that nobody ended must find it, or be of another one
  private long overAt(SessionStay stay) {
    long over = Times.plus(stay.getSealedAt(), config.keepSealed());
    for (SessionFlow flow : settled.of(stay)) {
      over = flow.getEnded() ? over : Math.max(over, Times.plus(flow.getLast(), Flows.SILENCE));
    }
    return over;
  }

  // flows that nobody has to explain, when nobody can any more
  private void forgetFlows() {
    for (SessionFlow flow : new ArrayList<>(settled.unexplained())) {
      long over =
          Times.plus(flow.getLast(), flow.getEnded() ? config.keepSealed() : config.idleEnd());
      if (slowest >= over) {
        Stays.drop(state.getFlows(), known -> known == flow);
      } else {
        due = due.orSlowest(over);
      }
    }
  }

  private void wakeFor(SessionStay stay, List<SessionFlow> flows, Long end) {
    if (stay.getSealed()) {
      due = due.orSlowest(overAt(stay));
      return;
    }
    long last = end == null ? Ending.lastSign(stay, flows) : end;
    List<Duration> waits = new ArrayList<>(config.lateness().values());
    waits.add(config.slack());
    waits.add(config.slack().multipliedBy(2));
    waits.add(config.idleEnd());
    for (Duration wait : waits) {
      long time = Times.plus(last, wait);
      if (time > slowest) {
        due = due.orSlowest(time);
      }
    }
    long named = Times.plus(stay.getFirst(), config.slack());
    if (stay.getSessionId() == null && named > slowest) {
      due = due.orSlowest(named);
    }
  }
}
