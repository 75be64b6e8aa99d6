package dev.cairn.correlate.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Session;
import dev.cairn.testkit.captures.Capture;
import dev.cairn.testkit.captures.Captures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CaptureSessionsTest {

  private static final Map<CaptureHistory, Collection<Session>> SEALED = new IdentityHashMap<>();

  private static final int USER = 1;
  private static final int NUMBER = 2;
  private static final int SEEN = 3;
  private static final int LOGIN = 4;
  private static final int END = 5;
  private static final int EVENTS = 6;

  static List<Arguments> captures() {
    return List.of(
        Arguments.of(Captures.smallPlain(), "nsg"),
        Arguments.of(Captures.smallPlain(), "vnet"),
        Arguments.of(Captures.largeA(), "nsg"),
        Arguments.of(Captures.largeA(), "vnet"));
  }

  @ParameterizedTest
  @MethodSource("captures")
  void everyClientIsOneSessionOfItsProxy(Capture capture, String flowLog) throws IOException {
    CaptureHistory read = CaptureHistory.of(capture, flowLog);
    Map<Long, List<Session>> sessions =
        sealed(read).stream()
            .filter(session -> session.getProxySessionId() != null)
            .collect(Collectors.groupingBy(Session::getProxySessionId));

    for (String[] truth : read.truth()) {
      List<Session> found = sessions.get(Long.parseLong(truth[NUMBER]));
      assertThat(found).as(truth[0]).hasSize(1);
      Session session = found.get(0);
      assertThat(session.getStatements()).as(truth[0]).isEqualTo(Long.parseLong(truth[EVENTS]));
      if (!truth[SEEN].isEmpty()) {
        assertThat(session.getClientIp() + ":" + session.getClientPort()).isEqualTo(truth[SEEN]);
      }
      assertThat(session.getKind()).as(truth[0]).isEqualTo(kind(truth));
      assertThat(session.getUserNames()).as(truth[0]).contains(users(truth));
      assertThat(session.getClosed()).isTrue();
      if (!truth[END].isEmpty() && !truth[USER].equals("ffuser")) {
        assertThat(session.getCloseReason())
            .as(truth[0])
            .isEqualTo(truth[END].equals("quit") ? "quit" : "lost");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  void everyFlowToTheProxyIsALegOfTheSessionWithItsPort(Capture capture, String flowLog)
      throws IOException {
    CaptureHistory read = CaptureHistory.of(capture, flowLog);
    Map<String, String> sessionOfPort = new HashMap<>();
    for (String[] truth : read.truth()) {
      if (!truth[SEEN].isEmpty()) {
        sessionOfPort.put(truth[SEEN], truth[NUMBER]);
      }
    }
    Map<String, List<AuditEvent>> flows =
        read.events().stream()
            .filter(event -> event.getSource().equals(SessionConfig.FLOW))
            .collect(Collectors.groupingBy(AuditEvent::getFlowId));
    Map<String, List<Session>> sessionsOfFlow = new HashMap<>();
    for (Session session : sealed(read)) {
      session
          .getFlowIds()
          .forEach(
              flow ->
                  sessionsOfFlow.computeIfAbsent(flow, any -> new ArrayList<>())
                      .add(session));
    }
    int right = 0;
    int all = 0;
    for (List<AuditEvent> records : flows.values()) {
      AuditEvent flow = records.get(0);
      String truth = sessionOfPort.get(flow.getClientIp() + ":" + flow.getClientPort());
      if (truth == null) {
        continue;
      }
      all++;
      List<Session> found = sessionsOfFlow.getOrDefault(flow.getFlowId(), List.of());
      if (found.size() == 1
          && String.valueOf(found.get(0).getProxySessionId()).equals(truth)
          && found.get(0).getBytesIn() == bytes(records, AuditEvent::getBytesOut)
          && found.get(0).getBytesOut() == bytes(records, AuditEvent::getBytesIn)) {
        right++;
      }
    }
    assertThat(all).isGreaterThanOrEqualTo((int) (sessionOfPort.size() * 0.9));
    assertThat(right / (double) all).isGreaterThanOrEqualTo(0.999);
  }

  @ParameterizedTest
  @MethodSource("captures")
  void whatIsNoClientIsRecognised(Capture capture, String flowLog) throws IOException {
    CaptureHistory read = CaptureHistory.of(capture, flowLog);
    long mirrored =
        read.events().stream()
            .filter(event -> event.getSource().equals(SessionConfig.QUERY))
            .filter(event -> event.getClientIp() == null)
            .count();
    Map<String, Long> kinds =
        sealed(read).stream()
            .collect(Collectors.groupingBy(Session::getKind, Collectors.counting()));
    List<Session> direct =
        sealed(read).stream().filter(session -> session.getKind().equals("direct")).toList();

    assertThat(kinds)
        .containsEntry("mirror", mirrored)
        .containsEntry("admin", 4L)
        .containsEntry("monitor", 2L)
        .containsKey("probe")
        .doesNotContainKeys("flow_only", "kill");
    // whoever filled the tables, on the server itself
    assertThat(direct).hasSize(2);
    assertThat(direct).extracting(Session::getUserName).containsOnly("root");
    assertThat(direct).allSatisfy(s -> assertThat(s.getHopsMissing()).containsExactly("proxy"));
  }

  @ParameterizedTest
  @MethodSource("captures")
  void connectionsAndCountsAreThoseOfTheStatements(Capture capture, String flowLog)
      throws IOException {
    CaptureHistory read = CaptureHistory.of(capture, flowLog);
    Map<Long, List<AuditEvent>> statements =
        read.events().stream()
            .filter(event -> event.getSource().equals(SessionConfig.QUERY))
            .collect(Collectors.groupingBy(AuditEvent::getProxySessionId));
    Map<Long, Set<Long>> connections = read.connections();

    for (Session session : sealed(read)) {
      if (session.getProxySessionId() == null) {
        continue;
      }
      List<AuditEvent> own = statements.getOrDefault(session.getProxySessionId(), List.of());
      long reached = own.stream().filter(event -> event.getServer() != null).count();
      assertThat(session.getStatements()).isEqualTo(own.size());
      assertThat(session.getStatementsLocal()).isEqualTo(own.size() - reached);
      assertThat(session.getStatementsAttributed() + session.getStatementsUnmatched())
          .isEqualTo(reached);
      assertThat(session.getConnectionIds())
          .containsExactlyInAnyOrderElementsOf(
              connections.getOrDefault(session.getProxySessionId(), Set.of()));
      assertThat(session.getRowsAffected())
          .isEqualTo(
              own.stream()
                  .map(AuditEvent::getRowsAffected)
                  .filter(Objects::nonNull)
                  .mapToLong(Long::longValue)
                  .sum());
    }
  }

  private static String kind(String[] truth) {
    if (truth[USER].equals("ffuser")) {
      return "fast_forward";
    }
    return truth[LOGIN].equals("True") ? "client" : truth[USER].isEmpty() ? "probe" : "failed_login";
  }

  private static String[] users(String[] truth) {
    return truth[USER].isEmpty() ? new String[0] : new String[] {truth[USER]};
  }

  private static Collection<Session> sealed(CaptureHistory read) throws IOException {
    Collection<Session> last = SEALED.get(read);
    if (last == null) {
      last = History.last(read.history().tell(CaptureHistory.CONFIG, 1, 500, 0, Set.of())).values();
      SEALED.put(read, last);
    }
    assertThat(last).extracting(Session::getState).containsOnly("sealed");
    return last;
  }

  private static long bytes(List<AuditEvent> flow, Function<AuditEvent, Long> count) {
    return flow.stream().map(count).filter(Objects::nonNull).mapToLong(Long::longValue).sum();
  }
}
