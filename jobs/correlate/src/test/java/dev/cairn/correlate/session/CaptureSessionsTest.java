package dev.cairn.correlate.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Session;
import dev.cairn.testkit.captures.Capture;
import dev.cairn.testkit.captures.Captures;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CaptureSessionsTest {

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
    Map<String, List<Session>> sessionsOfFlow = new HashMap<>();
    for (Session session : sealed(read)) {
      session
          .getFlowIds()
          .forEach(
              flow ->
                  sessionsOfFlow.computeIfAbsent(flow, any -> new java.util.ArrayList<>())
                      .add(session));
    }
    int right = 0;
    int all = 0;
    for (AuditEvent flow : once(read.events())) {
      String truth = sessionOfPort.get(flow.getClientIp() + ":" + flow.getClientPort());
      if (truth == null) {
        continue;
      }
      all++;
      List<Session> found = sessionsOfFlow.getOrDefault(flow.getFlowId(), List.of());
      if (found.size() == 1
          && String.valueOf(found.get(0).getProxySessionId()).equals(truth)
          && found.get(0).getBytesIn() == bytes(read.events(), flow, AuditEvent::getBytesOut)
          && found.get(0).getBytesOut() == bytes(read.events(), flow, AuditEvent::getBytesIn)) {
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
    Map<String, Long> kinds =
        sealed(read).stream()
            .collect(Collectors.groupingBy(Session::getKind, Collectors.counting()));

    long mirrored =
        read.events().stream()
            .filter(event -> event.getSource().equals(SessionConfig.QUERY))
            .filter(event -> event.getClientIp() == null)
            .count();
    assertThat(kinds.getOrDefault("mirror", 0L)).isEqualTo(mirrored);
    assertThat(kinds).containsKeys("admin", "probe", "monitor", "direct");
    System.out.println(capture.name() + " " + flowLog + " " + kinds);
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

  private static Collection<Session> sealed(CaptureHistory read) {
    Collection<Session> last =
        History.last(read.history().tell(CaptureHistory.CONFIG, 1, 500, 0, Set.of())).values();
    assertThat(last).extracting(Session::getState).containsOnly("sealed");
    return last;
  }

  private static Collection<AuditEvent> once(List<AuditEvent> events) {
    return events.stream()
        .filter(event -> event.getSource().equals(SessionConfig.FLOW))
        .collect(Collectors.toMap(AuditEvent::getFlowId, Function.identity(), (a, b) -> a))
        .values();
  }

  private static long bytes(
      List<AuditEvent> events, AuditEvent flow, Function<AuditEvent, Long> count) {
    return events.stream()
        .filter(event -> flow.getFlowId().equals(event.getFlowId()))
        .map(count)
        .filter(java.util.Objects::nonNull)
        .mapToLong(Long::longValue)
        .sum();
  }
}
