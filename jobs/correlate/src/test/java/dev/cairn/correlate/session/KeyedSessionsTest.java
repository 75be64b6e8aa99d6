package dev.cairn.correlate.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Session;
import dev.cairn.schemas.SessionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyedSessionsTest {

  private static final SessionConfig CONFIG = SessionConfig.defaults();
  private final ControlPlane control = new ControlPlane();

  private final KeyedSessions sessions = new KeyedSessions(CONFIG);
  private final List<Session> said = new ArrayList<>();

  @Test
  void aSessionThatGetsItsIdWhenAllIsOverHasItUntilItIsForgotten() {
    AuditEvent mirrored = new Events().statement("proxysql-1", 5, null, 0, "app", 1);
    SessionState state = KeyedSessions.open(SessionKeys.of(mirrored));
    sessions.event(state, SessionEvents.of(mirrored));
    String name = SessionKeys.session(mirrored);
    assertThat(sessions.idOf(state, name, Events.at(1))).isNull();

    sessions.check(state, over(), control, said::add);

    assertThat(said).singleElement().extracting(Session::getState).isEqualTo("sealed");
    assertThat(sessions.idOf(state, name, Events.at(1))).isEqualTo(said.get(0).getSessionId());
    sessions.forget(state, over());
    assertThat(KeyedSessions.isEmpty(state)).isTrue();
  }

  @Test
  void aSessionThatGoesOnIsNotForgotten() {
    AuditEvent login =
        new Events().audit("proxysql-1", 5, "10.0.9.1", 40_000, "MySQL_Client_Connect_OK", 1);
    SessionState state = KeyedSessions.open(SessionKeys.of(login));
    sessions.event(state, SessionEvents.of(login));

    sessions.check(state, Progress.none(), control, said::add);
    sessions.forget(state, Progress.none());

    assertThat(KeyedSessions.isEmpty(state)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01T00:00:00Z", "1700-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
  void aSessionOfAnyYearThatLogsCanSayIsSealed(Instant time) {
    Events events = new Events();
    AuditEvent login =
        events.audit("proxysql-1", 5, "10.0.9.1", 40_000, "MySQL_Client_Connect_OK", 1);
    AuditEvent statement = events.statement("proxysql-1", 5, "10.0.9.1", 40_000, "app", 1);
    AuditEvent flow = events.flow("10.0.9.1", 40_000, "B", 0, 0, 1);
    AuditEvent close =
        events.audit("proxysql-1", 5, "10.0.9.1", 40_000, "MySQL_Client_Close", 2);
    statement.setDurationUs(Long.MAX_VALUE);
    close.setDurationUs(Long.MAX_VALUE);
    SessionState state = KeyedSessions.open(SessionKeys.of(login));
    for (AuditEvent event : List.of(login, statement, flow, close)) {
      event.setTime(time);
      sessions.event(state, SessionEvents.of(event));
    }

    sessions.check(state, over(), control, said::add);

    assertThat(said).extracting(Session::getState).contains("sealed");
  }

  @Test
  void aFloodOfRecordsUnderOneKeyIsHeldInBounds() {
    Events events = new Events();
    AuditEvent begin = events.flow("10.0.9.1", 40_000, "B", 0, 0, 0);
    SessionState state = KeyedSessions.open(SessionKeys.of(begin));
    sessions.event(state, SessionEvents.of(begin));
    sessions.event(
        state,
        SessionEvents.of(
            events.audit("proxysql-1", 5, "10.0.9.1", 40_000, "MySQL_Client_Connect_OK", 0)));
    for (int i = 1; i <= 3 * FlowEvidence.MOST; i++) {
      AuditEvent event = events.flow("10.0.9.1", 40_000, "C", 2, 1, i / 100.0);
      sessions.event(state, SessionEvents.of(event));
      assertThat(state.getFlowRecords()).hasSizeLessThanOrEqualTo(FlowEvidence.MOST);
    }

    sessions.check(state, over(), control, said::add);

    assertThat(said).last().extracting(Session::getBytesOut).isEqualTo(3L * FlowEvidence.MOST);
  }

  private static Progress over() {
    Map<String, Long> passed = new HashMap<>();
    CONFIG.lateness().keySet().forEach(source -> passed.put(source, Long.MAX_VALUE));
    return new Progress(passed, Set.of(), Long.MAX_VALUE);
  }
}
