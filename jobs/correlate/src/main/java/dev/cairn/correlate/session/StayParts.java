package dev.cairn.correlate.session;

import dev.cairn.schemas.ConnectionUse;
import dev.cairn.schemas.NameUse;
import dev.cairn.schemas.SessionFlow;
import dev.cairn.schemas.SessionState;
import dev.cairn.schemas.SessionStay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Puts the parts of stays together. One log may be read far ahead of another: what a proxy's session
 * did after a pause may be another session's, with the same number, whose login was not read yet. So
 * it is a stay of its own, until the proxies' logs have been read up to there: if no login came, and
 * no end before it, it is a part of the stay before.
 */
final class StayParts {

  private static final Comparator<SessionStay> IN_ORDER =
      Comparator.comparingLong(Legs::begin).thenComparingLong(SessionStay::getLast);

  private StayParts() {}

  /**
   * Joins the parts of which it is known that they are.
   *
   * @param legs settled ones, which show that a session went on in silence; null if it is not known
   *     yet whose they are
   * @return whether there was one
   */
  static boolean join(SessionState state, SessionConfig config, Ending ending, Legs legs) {
    if (state.getStays().size() < 2) {
      return false;
    }
    boolean any = false;
    List<SessionStay> parts = new ArrayList<>(state.getStays());
    parts.sort(IN_ORDER);
    for (SessionStay part : parts) {
      if (part.getNumber() == null
          || part.getConnect() != null
          || part.getSessionId() != null
          || !loginsAreTold(state, part, config, ending)) {
        continue;
      }
      SessionStay before = before(state, part, config);
      if (before != null && goesOn(before, part, config, ending, legs)) {
        add(state.getKey(), before, part);
        Stays.drop(state.getStays(), known -> known == part);
        any = true;
      }
    }
    return any;
  }

  private static boolean loginsAreTold(
      SessionState state, SessionStay part, SessionConfig config, Ending ending) {
    long until = Times.plus(part.getFirst(), config.slack());
    return SessionKeys.isConnection(state.getKey())
        ? ending.passedOrSilent(SessionConfig.DATABASE, part.getReporter(), until)
        : ending.proxiesSpoke(until);
  }

  // that began last before it
  private static SessionStay before(SessionState state, SessionStay part, SessionConfig config) {
    SessionStay last = null;
    for (SessionStay stay : state.getStays()) {
      boolean earlier =
          stay.getConnect() == null
              ? IN_ORDER.compare(stay, part) < 0
              : stay.getConnect() <= Times.plus(part.getFirst(), config.slack());
      if (stay != part
          && earlier
          && Objects.equals(stay.getNumber(), part.getNumber())
          && Objects.equals(stay.getReporter(), part.getReporter())
          && (last == null || IN_ORDER.compare(last, stay) < 0)) {
        last = stay;
      }
    }
    return last;
  }

  private static boolean goesOn(
      SessionStay stay, SessionStay part, SessionConfig config, Ending ending, Legs legs) {
    long first = part.getFirst();
    if (stay.getEnd() != null) {
      return first <= Times.plus(stay.getEnd(), config.slack());
    }
    if (stay.getMirror()) {
      return first <= Times.plus(stay.getLast(), Stays.PAUSE);
    }
    long last = stay.getLast();
    if (legs != null && ending.flowsAreWhole(first)) {
      for (SessionFlow flow : legs.of(stay)) {
        last = Math.max(last, Math.min(flow.getLast(), first));
      }
    }
    return first <= Times.plus(last, config.idleEnd());
  }

  private static void add(String key, SessionStay stay, SessionStay part) {
    if (stay.getHost() == null) {
      stay.setHost(part.getHost());
      stay.setPort(part.getPort());
    }
    stay.setAdmin(stay.getAdmin() || part.getAdmin());
    stay.setMirror(stay.getMirror() || part.getMirror());
    stay.setQuit(stay.getQuit() || part.getQuit());
    if (part.getTls() != null) {
      stay.setTls(part.getTls() || Boolean.TRUE.equals(stay.getTls()));
    }
    if (stay.getListener() == null) {
      stay.setListener(part.getListener());
    }
    if (part.getEnd() != null && (stay.getEnd() == null || stay.getEnd() < part.getEnd())) {
      stay.setEnd(part.getEnd());
      stay.setCloseReason(part.getCloseReason());
    }
    Stays.sign(stay, part.getFirst(), part.getLast());
    add(stay.getUsers(), part.getUsers());
    add(stay.getSchemas(), part.getSchemas());
    add(stay.getTables(), part.getTables());
    addCounts(stay, part);
    for (ConnectionUse use : part.getConnections()) {
      ProxyEvidence.use(
          stay.getConnections(), use.getServer(), use.getConnection(), use.getFirst());
    }
    if (stay.getSealed()) {
      String source =
          SessionKeys.isConnection(key)
              ? SessionConfig.DATABASE
              : part.getStatements() > 0 ? SessionConfig.QUERY : SessionConfig.AUDIT;
      if (!stay.getLateSources().contains(source)) {
        stay.getLateSources().add(source);
      }
    }
  }

  private static void addCounts(SessionStay stay, SessionStay part) {
    stay.setStatements(stay.getStatements() + part.getStatements());
    stay.setReached(stay.getReached() + part.getReached());
    stay.setFailed(stay.getFailed() + part.getFailed());
    stay.setKills(stay.getKills() + part.getKills());
    stay.setExplained(stay.getExplained() + part.getExplained());
    stay.setRowsSent(stay.getRowsSent() + part.getRowsSent());
    stay.setRowsAffected(stay.getRowsAffected() + part.getRowsAffected());
    stay.setAttributed(stay.getAttributed() + part.getAttributed());
    stay.setAbstained(stay.getAbstained() + part.getAbstained());
    stay.setUnmatched(stay.getUnmatched() + part.getUnmatched());
    stay.setConfidenceMicros(stay.getConfidenceMicros() + part.getConfidenceMicros());
    stay.setEvidence(stay.getEvidence() + part.getEvidence());
  }

  private static void add(List<NameUse> names, List<NameUse> more) {
    more.forEach(use -> Names.use(names, use.getName(), use.getFirst(), use.getLast()));
  }
}
