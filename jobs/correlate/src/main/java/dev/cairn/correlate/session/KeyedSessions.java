package dev.cairn.correlate.session;

import dev.cairn.schemas.SessionEvent;
import dev.cairn.schemas.SessionState;
import dev.cairn.schemas.SessionStay;
import java.util.ArrayList;

/**
 * The sessions under one key: adds evidence to the key's state, and says what can be said.
 *
 * <p>Holds no state of its own and is immutable; all of it is in the {@link SessionState}, which
 * holds no statement's text and no raw record. What is added does not depend on the order in which
 * sources are interleaved, on how far one is read ahead of another, nor on the order of flow records:
 * a sealed session is the same. One thing excepted: a proxy that began anew gives the same client
 * address and port the same number again within five minutes, while its login is not read yet.
 *
 * <p>Connections in flow logs are told apart as {@code Flows} says. After a pause, what a proxy did is
 * in a version only when its logs have been read up to there.
 *
 * <p>The state of a key whose session 32 connections served takes about 560 bytes in Avro, half of
 * it to tell what a forwarder sent twice. At most 1,024 connections and 64 users are kept a session.
 */
public final class KeyedSessions {

  private final SessionConfig config;

  /** For all keys of one configuration. */
  public KeyedSessions(SessionConfig config) {
    this.config = config;
  }

  /** The state of a key under which nothing is known. */
  public static SessionState open(String key) {
    return new SessionState(
        key,
        new ArrayList<>(1),
        new ArrayList<>(),
        new ArrayList<>(1),
        new ArrayList<>(1),
        new ArrayList<>(0));
  }

  /** Whether nothing is known under the key, so that its state may go. */
  public static boolean isEmpty(SessionState state) {
    return state.getStays().isEmpty()
        && state.getFlows().isEmpty()
        && state.getFlowRecords().isEmpty();
  }

  /**
   * Takes an event whose key, after {@link SessionKeys#of}, is the state's. One that came before is
   * ignored: see {@code Duplicates} for how far that is sure.
   *
   * @return whether it was new
   */
  public boolean event(SessionState state, SessionEvent event) {
    if (!Duplicates.isNew(state, event)) {
      return false;
    }
    switch (event.getSource()) {
      case SessionConfig.AUDIT -> ProxyEvidence.audit(state, event, config);
      case SessionConfig.QUERY -> ProxyEvidence.statement(state, event, config);
      case SessionConfig.FLOW -> FlowEvidence.add(state, event, config);
      case SessionConfig.DATABASE -> ConnectionEvidence.event(state, event, config);
      default ->
          throw new IllegalArgumentException(
              "source " + event.getSource() + " has no sessions: ask SessionKeys.of first");
    }
    return true;
  }

  /** Takes what was found for a statement of a session whose key is the state's. */
  public void outcome(SessionState state, StatementOutcome outcome) {
    ProxyEvidence.outcome(state, outcome, config);
  }

  /**
   * The id of the session that a proxy's session is at that time.
   *
   * @param session as {@link SessionKeys#session} names it, under the state's key
   * @param micros when the statement began that is asked for
   * @return null if it has none yet: it gets one in {@link #check} at the latest when all proxies
   *     have spoken of that time, if it is still known
   */
  public String idOf(SessionState state, String session, long micros) {
    return ProxyEvidence.idOf(state, session, micros, config);
  }

  /**
   * Takes that a proxy's statement explains one of a server's connection, whose key is the state's.
   *
   * @param reporter as given to {@link SessionKeys#connection}
   * @param connection the same
   * @param micros when the statement began
   */
  public void explained(SessionState state, String reporter, long connection, long micros) {
    ConnectionEvidence.explained(state, reporter, connection, micros, config);
  }

  /**
   * Gives the versions that are due. To be called after evidence came, when the returned times are
   * reached, and when who is silent has changed; calling it more often changes no sealed session.
   * Each session that will have an id has it from then on, until {@link #forget}.
   *
   * @param progress not behind that of an earlier call
   */
  public Due check(
      SessionState state, Progress progress, ControlPlane control, SessionSink sink) {
    return new KeyCheck(config, state, progress).run(new Versions(config, control), sink);
  }

  /**
   * Forgets the sessions that are over. To be called after {@link #check}, before which they cannot
   * be.
   *
   * @param progress the same as there
   */
  public void forget(SessionState state, Progress progress) {
    for (SessionStay stay : state.getStays()) {
      if (stay.getSealed()) {
        new KeyCheck(config, state, progress).forget();
        return;
      }
    }
  }
}
