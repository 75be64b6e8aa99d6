package dev.cairn.correlate.session;

import dev.cairn.correlate.match.MatchTimes;
import dev.cairn.schemas.SessionState;
import dev.cairn.schemas.SessionStay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Finds the stay that a piece of evidence belongs to, among those under one key. */
final class Stays {

  /** Clients have ten seconds to log in: a login much later belongs to another connection. */
  static final Duration LOGIN = Duration.ofSeconds(30);

  /** After a longer pause it may be another session's: {@link StayParts} says whose. */
  static final Duration PAUSE = Duration.ofMinutes(5);

  private Stays() {}

  /**
   * The stay of this number that went on at that time; a new one if there is none.
   */
  static SessionStay at(
      SessionState state, String reporter, long number, long micros, SessionConfig config) {
    SessionStay known = known(state, reporter, number, micros, config);
    return known == null ? begin(state, reporter, number, micros) : known;
  }

  /** The same where logins are told in the same log, in order: a pause is no reason to doubt. */
  static SessionStay inOrder(
      SessionState state, String reporter, long number, long micros, SessionConfig config) {
    SessionStay known = known(state, reporter, number, micros, config);
    for (int i = state.getStays().size() - 1; i >= 0 && known == null; i--) {
      SessionStay stay = state.getStays().get(i);
      if (isOf(stay, reporter, number)
          && stay.getConnect() != null
          && wentOn(stay, micros, config)) {
        known = stay;
      }
    }
    return known == null ? begin(state, reporter, number, micros) : known;
  }

  /** The stay of this number that went on at that time; null if there is none. */
  static SessionStay known(
      SessionState state, String reporter, long number, long micros, SessionConfig config) {
    for (int i = state.getStays().size() - 1; i >= 0; i--) {
      SessionStay stay = state.getStays().get(i);
      if (isOf(stay, reporter, number)
          && wentOn(stay, micros, config)
          && isNear(stay, micros)) {
        return stay;
      }
    }
    return null;
  }

  /** The stay that this login begins: one that is known only by later evidence, or a new one. */
  static SessionStay begunAt(
      SessionState state, String reporter, long number, long micros, SessionConfig config) {
    SessionStay first = null;
    for (SessionStay stay : state.getStays()) {
      if (isOf(stay, reporter, number)
          && stay.getConnect() == null
          && micros <= Times.plus(stay.getFirst(), config.slack())
          && isNear(stay, micros)
          && (first == null || stay.getFirst() < first.getFirst())) {
        first = stay;
      }
    }
    return first == null ? begin(state, reporter, number, micros) : first;
  }

  private static SessionStay begin(
      SessionState state, String reporter, long number, long micros) {
    SessionStay stay = empty(micros);
    stay.setReporter(reporter);
    stay.setNumber(number);
    state.getStays().add(stay);
    return stay;
  }

  /** A stay of which nothing is known but one moment. */
  static SessionStay empty(long micros) {
    SessionStay stay = new SessionStay();
    stay.setFirst(micros);
    stay.setLast(micros);
    stay.setUsers(new ArrayList<>(1));
    stay.setSchemas(new ArrayList<>(1));
    stay.setTables(new ArrayList<>(1));
    stay.setConnections(new ArrayList<>(0));
    stay.setSourcesSilent(List.of());
    stay.setLateSources(new ArrayList<>(0));
    return stay;
  }

  /**
   * Makes a session of a flow that nobody explained the begin of a proxy's session.
   *
   * @param flow without a number
   */
  static void adopt(SessionState state, SessionStay stay, SessionStay flow) {
    stay.setSessionId(flow.getSessionId());
    stay.setEmittedVersion(flow.getEmittedVersion());
    stay.setEmittedEvidence(flow.getEmittedEvidence());
    stay.setEmittedAt(flow.getEmittedAt());
    stay.setSealed(flow.getSealed());
    stay.setSealedAt(flow.getSealedAt());
    stay.setSealedFlowRecords(flow.getSealedFlowRecords());
    stay.setSourcesSilent(flow.getSourcesSilent());
    drop(state.getStays(), known -> known == flow);
  }

  /** Removes what is over, from a list that may be Avro's own, which cannot do it while iterating. */
  static <T> void drop(List<T> list, Predicate<T> over) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (over.test(list.get(i))) {
        list.remove(i);
      }
    }
  }

  /** Notes one piece of evidence. */
  static void add(SessionStay stay, String source, long first, long last) {
    stay.setEvidence(stay.getEvidence() + 1);
    sign(stay, first, last);
    if (stay.getSealed() && !stay.getLateSources().contains(source)) {
      stay.getLateSources().add(source);
    }
  }

  static void sign(SessionStay stay, long first, long last) {
    stay.setFirst(Math.min(stay.getFirst(), first));
    stay.setLast(Math.max(stay.getLast(), last));
  }

  private static boolean isOf(SessionStay stay, String reporter, long number) {
    return stay.getNumber() != null
        && stay.getNumber() == number
        && Objects.equals(stay.getReporter(), reporter);
  }

  private static boolean isNear(SessionStay stay, long micros) {
    return micros >= stay.getFirst() - MatchTimes.micros(PAUSE)
        && micros <= Times.plus(stay.getLast(), PAUSE);
  }

  private static boolean wentOn(SessionStay stay, long micros, SessionConfig config) {
    return (stay.getConnect() == null
            || Times.plus(micros, config.slack()) >= stay.getConnect())
        && (stay.getEnd() == null || micros <= Times.plus(stay.getEnd(), config.slack()));
  }
}
