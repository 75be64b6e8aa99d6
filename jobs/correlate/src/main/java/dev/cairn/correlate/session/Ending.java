package dev.cairn.correlate.session;

import static dev.cairn.correlate.session.SessionConfig.AUDIT;
import static dev.cairn.correlate.session.SessionConfig.DATABASE;
import static dev.cairn.correlate.session.SessionConfig.FLOW;
import static dev.cairn.correlate.session.SessionConfig.QUERY;

import dev.cairn.schemas.SessionFlow;
import dev.cairn.schemas.SessionStay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** When a session is over, and whether all that can be said of it has been said. */
final class Ending {

  private static final Set<String> PROXY = Set.of(AUDIT, QUERY);

  private final SessionConfig config;
  private final Progress progress;

  Ending(SessionConfig config, Progress progress) {
    this.config = config;
    this.progress = progress;
  }

  /**
   * When a stay ended.
   *
   * @param followed whether another session has its address, port and proxy after it
   * @return null if it may go on
   */
  Long of(SessionStay stay, List<SessionFlow> legs, boolean followed) {
    long last = lastSign(stay, legs);
    if (stay.getEnd() != null || stay.getMirror() || followed) {
      return last;
    }
    long flowsEnd = legs.stream().mapToLong(Legs::lastWord).reduce(last, Math::max);
    if (!legs.isEmpty()
        && flowsEnd < Long.MAX_VALUE
        && passedOrSilent(AUDIT, stay.getReporter(), Times.plus(flowsEnd, config.slack()))) {
      return last;
    }
    return progress.slowest(config.lateness().keySet()) >= Times.plus(last, config.idleEnd())
        ? last
        : null;
  }

  static long lastSign(SessionStay stay, List<SessionFlow> legs) {
    return legs.stream().mapToLong(SessionFlow::getLast).reduce(stay.getLast(), Math::max);
  }

  static long firstSign(SessionStay stay, List<SessionFlow> legs) {
    return legs.stream().mapToLong(SessionFlow::getFirst).reduce(stay.getFirst(), Math::min);
  }

  /** Whether the proxies said all about that time, or cannot any more. */
  boolean proxiesSpoke(long micros) {
    return PROXY.stream().allMatch(source -> passedOrSilent(source, null, micros));
  }

  /** Whether flow logs said all up to that time, and proxies which sessions began until then. */
  boolean flowsAreWhole(long micros) {
    boolean told =
        config.expects(FLOW) && !progress.silent(FLOW, null)
            ? progress.passed(FLOW, null, micros)
            : progress.slowest(config.lateness().keySet()) >= micros;
    return told && proxiesSpoke(Times.plus(micros, config.slack()));
  }

  boolean passedOrSilent(String source, String reporter, long micros) {
    return !config.expects(source)
        || progress.silent(source, reporter)
        || progress.passed(source, reporter, micros);
  }

  /** The sources that a session of a proxy or of flows alone waits for. */
  List<String> expectedOfClient(SessionStay stay) {
    List<String> sources = new ArrayList<>(PROXY);
    if (!stay.getMirror()) {
      sources.add(FLOW);
    }
    // one without a record may have lost it with a log that stopped
    if (stay.getAttributed() + stay.getAbstained() < stay.getReached()) {
      sources.add(Progress.ATTRIBUTION);
    }
    sources.add(SessionConfig.ACTIVITY);
    sources.add(SessionConfig.KEYS);
    return sources;
  }

  /** The sources that a session of a server's connection waits for. */
  List<String> expectedOfConnection() {
    return List.of(
        DATABASE, Progress.ATTRIBUTION, SessionConfig.ACTIVITY, SessionConfig.KEYS);
  }

  /**
   * Which sources have not spoken up to the end.
   *
   * @return null if one is still waited for; sorted
   */
  List<String> silentAt(long end, String reporter, List<String> sources) {
    Set<String> silent = new TreeSet<>();
    // flows that begin within the slack wait for the proxies to speak of what began with them
    long settled = Times.plus(Times.plus(end, config.slack()), config.slack());
    for (String source : sources) {
      if (!config.expects(source)
          || progress.passed(source, reporter, settled)) {
        continue;
      }
      long due = Times.plus(end, config.lateness().get(source));
      if (!progress.silent(source, reporter)
          || progress.slowest(config.lateness().keySet()) < due) {
        return null;
      }
      silent.add(source);
    }
    return List.copyOf(silent);
  }
}
