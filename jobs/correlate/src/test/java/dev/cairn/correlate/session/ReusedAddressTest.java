package dev.cairn.correlate.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One address and port, used again and again. */
class ReusedAddressTest {

  private static final String CLIENT = "10.0.1.7";
  private static final int PORT = 50_000;
  private static final double HOUR = 3_600;

  private final Events events = new Events();
  private final List<AuditEvent> told = new ArrayList<>();

  @Test
  void recordsThatOvertakeTheEndOfAKilledProxysSessionAreTheNextOnes() {
    login(5, 0);
    login(7, 303);
    flow("B", 0, 0);
    flow("B", 0, 303);
    flow("C", 250, 420);
    flow("E", 180, 100);
    flow("E", 15, 500);

    assertThat(bytesIn()).isEqualTo(Map.of(5L, 180L, 7L, 265L));
  }

  @Test
  void withoutEndAndBeginTheProxysSessionsTellConnectionsApart() {
    login(5, 0);
    login(7, 303);
    flow("B", 0, 0);
    flow("C", 100, 60);
    flow("C", 30, 360);
    flow("E", 4, 400);

    assertThat(bytesIn()).isEqualTo(Map.of(5L, 100L, 7L, 34L));
  }

  @Test
  void anEndAndABeginInTheSameInstantAreTwoConnections() {
    login(5, 0);
    login(7, 60.01);
    flow("B", 0, 0);
    flow("B", 0, 60);
    flow("E", 10, 60);
    flow("E", 7, 90);

    assertThat(bytesIn()).isEqualTo(Map.of(5L, 10L, 7L, 7L));
  }

  @Test
  void aRecordThatComesTwiceCountsOnceHoweverMuchCameBetween() {
    login(5, 0);
    flow("B", 0, 0);
    flow("C", 100, 60);
    AuditEvent first = told.get(told.size() - 1);
    for (int i = 0; i < 50; i++) {
      told.add(events.statement("proxy", 5, CLIENT, PORT, "app", 61 + i));
    }
    flow("C", 100, 60);
    told.get(told.size() - 1).setContentHash(first.getContentHash());
    flow("E", 1, 200);

    assertThat(bytesIn()).isEqualTo(Map.of(5L, 101L));
  }

  @Test
  void statementsReadADayAheadOfTheLoginsAreOfTheirOwnDay() {
    told.add(events.statement("proxy", 5, CLIENT, PORT, "app", 1));
    told.add(events.statement("proxy", 5, CLIENT, PORT, "app", 24 * HOUR + 1));
    told.add(events.statement("proxy", 5, CLIENT, PORT, "app", 24 * HOUR + 2));
    login(5, 0);
    login(5, 24 * HOUR);

    assertThat(sessions()).extracting(Session::getStatements).containsExactly(1L, 2L);
  }

  @Test
  void aPauseOfHoursEndsNoSession() {
    told.add(events.statement("proxy", 5, CLIENT, PORT, "app", 1));
    told.add(events.statement("proxy", 5, CLIENT, PORT, "app", 5 * HOUR));
    login(5, 0);
    told.add(events.audit("proxy", 5, CLIENT, PORT, "MySQL_Client_Close", 6 * HOUR));

    assertThat(sessions()).extracting(Session::getStatements).containsExactly(2L);
  }

  private void login(long number, double seconds) {
    told.add(
        events.audit("proxy", number, CLIENT, PORT, "MySQL_Client_Connect_OK", seconds + 0.01));
  }

  private void flow(String state, long bytes, double seconds) {
    told.add(events.flow(CLIENT, PORT, state, bytes, 2 * bytes, seconds));
  }

  private Map<Long, Long> bytesIn() {
    Map<Long, Long> bytes = new HashMap<>();
    sessions().forEach(one -> bytes.put(one.getProxySessionId(), one.getBytesIn()));
    return bytes;
  }

  // by their beginning; told in this order, then that all is over
  private List<Session> sessions() {
    Map<String, Session> last = new HashMap<>();
    SessionConfig config = Stories.CONFIG;
    SessionBuilder builder =
        new SessionBuilder(config, session -> last.put(session.getSessionId(), session));
    for (AuditEvent event : told) {
      builder.event(event);
      builder.watermark(Progress.none());
    }
    Map<String, Long> passed = new HashMap<>();
    config.lateness().keySet().forEach(source -> passed.put(source, Long.MAX_VALUE));
    builder.watermark(new Progress(passed, Set.of()));
    builder.watermark(new Progress(passed, Set.of()));
    assertThat(last.values()).extracting(Session::getState).containsOnly("sealed");
    return last.values().stream().sorted(Comparator.comparing(Session::getStartTime)).toList();
  }
}
