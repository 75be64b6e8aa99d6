package dev.cairn.correlate.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Session;
import dev.cairn.schemas.SessionState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KeyedSessionsTest {

  private static final SessionConfig CONFIG = SessionConfig.defaults();
  private static final PrivateLink NO_LINK = new PrivateLink(List.of());

  private final KeyedSessions sessions = new KeyedSessions(CONFIG);
  private final List<Session> said = new ArrayList<>();

  @Test
  void aSessionThatGetsItsIdWhenAllIsOverHasItUntilItIsForgotten() {
    AuditEvent mirrored = new Events().statement("proxysql-1", 5, null, 0, "app", 1);
    SessionState state = KeyedSessions.open(SessionKeys.of(mirrored));
    sessions.event(state, SessionEvents.of(mirrored));
    String name = SessionKeys.session(mirrored);
    assertThat(sessions.idOf(state, name, Events.at(1))).isNull();

    sessions.check(state, over(), NO_LINK, said::add);

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

    sessions.check(state, Progress.none(), NO_LINK, said::add);
    sessions.forget(state, Progress.none());

    assertThat(KeyedSessions.isEmpty(state)).isFalse();
  }

  private static Progress over() {
    Map<String, Long> passed = new HashMap<>();
    CONFIG.lateness().keySet().forEach(source -> passed.put(source, Long.MAX_VALUE));
    return new Progress(passed, Set.of(), Long.MAX_VALUE);
  }
}
