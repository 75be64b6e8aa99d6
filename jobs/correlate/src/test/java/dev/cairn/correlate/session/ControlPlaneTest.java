package dev.cairn.correlate.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ControlPlaneTest {

  private final Events events = new Events();
  private final List<Session> said = new ArrayList<>();
  private final SessionBuilder builder = new SessionBuilder(SessionConfig.defaults(), said::add);

  @Test
  void aSessionTellsWhatWasDoneToItsPathAndHowOftenKeysWereUsedMeanwhile() {
    AuditEvent doubled = events.keyUse(false, 12);
    List.of(
            events.privateLink("pe-1", "connection_approve", 2),
            events.privateLink("pe-1", "connection_remove", 15),
            events.privateLink("pe-1", "connection_approve", 30),
            events.keyUse(false, 9.9),
            events.keyUse(false, 10),
            doubled,
            doubled,
            events.keyUse(true, 20),
            events.keyUse(false, 20.1))
        .forEach(builder::event);
    stay(10, 20);

    builder.watermark(over());

    Session sealed = said.get(said.size() - 1);
    assertThat(sealed.getState()).isEqualTo("sealed");
    assertThat(sealed.getPrivateLinkConnection()).isEqualTo("pe-1");
    assertThat(sealed.getPrivateLinkApproved()).isEqualTo(Times.instant(Events.at(2)));
    assertThat(sealed.getPrivateLinkRemoved()).isEqualTo(Times.instant(Events.at(15)));
    assertThat(sealed.getKeyUses()).isEqualTo(3);
    assertThat(sealed.getKeyUsesFailed()).isEqualTo(1);
  }

  @Test
  void aSessionOfWhichNothingIsToldHasNothingOfIt() {
    List.of(
            events.privateLink("pe-1", "connection_approve", 2),
            events.privateLink("pe-1", "connection_remove", 5))
        .forEach(builder::event);
    stay(10, 20);

    builder.watermark(over());

    Session sealed = said.get(said.size() - 1);
    assertThat(sealed.getPrivateLinkConnection()).isNull();
    assertThat(sealed.getPrivateLinkApproved()).isNull();
    assertThat(sealed.getPrivateLinkRemoved()).isNull();
    assertThat(sealed.getKeyUses()).isZero();
  }

  @Test
  void onlySoManyUsesAreRemembered() {
    KeyUses uses = new KeyUses();
    for (int i = 0; i < KeyUses.MOST + 10; i++) {
      uses.add(new KeyUses.Use(i, i, false));
    }

    assertThat(uses.all()).hasSize(KeyUses.MOST);
    assertThat(uses.between(0, 9).all()).isZero();
    assertThat(uses.between(10, Long.MAX_VALUE).all()).isEqualTo(KeyUses.MOST);
  }

  private void stay(double begin, double end) {
    builder.event(
        events.audit("proxysql-1", 5, "10.0.9.1", 40_000, "MySQL_Client_Connect_OK", begin));
    builder.event(
        events.audit("proxysql-1", 5, "10.0.9.1", 40_000, "MySQL_Client_Close", end));
  }

  private static Progress over() {
    Map<String, Long> passed = new HashMap<>();
    SessionConfig.defaults()
        .lateness()
        .keySet()
        .forEach(source -> passed.put(source, Long.MAX_VALUE));
    return new Progress(passed, Set.of(), Long.MAX_VALUE);
  }
}
