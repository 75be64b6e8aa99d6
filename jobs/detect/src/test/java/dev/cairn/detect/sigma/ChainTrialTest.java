package dev.cairn.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.engine.Trial;
import dev.cairn.detect.signal.Signal;
import dev.cairn.detect.signal.Surroundings;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The example of Sigma's specification, with fields that are here. */
class ChainTrialTest {

  private static final String RULES =
      """
      title: Failed login
      name: failed_login
      logsource: {product: cairn, service: proxysql.audit}
      detection:
        selection: {activity: logon, status: failure}
        condition: selection
      ---
      title: Successful login
      name: successful_login
      logsource: {product: cairn, service: proxysql.audit}
      detection:
        selection: {activity: logon, status: success}
        condition: selection
      ---
      title: Multiple failed logins
      name: multiple_failed_login
      correlation:
        type: event_count
        rules: [failed_login]
        group-by: [user_name]
        timespan: 10m
        condition: {gte: 10}
      ---
      title: Multiple failed logins followed by a successful one
      correlation:
        type: temporal_ordered
        rules: [multiple_failed_login, successful_login]
        group-by: [user_name]
        timespan: 10m
      """;
  private static final Instant START = Instant.parse("2026-11-22T19:00:00Z");

  private final List<Signal> signals = new ArrayList<>();

  private void logon(String user, String status, double seconds) {
    AuditEvent event = new AuditEvent();
    event.setEventId("%032x".formatted(signals.size()));
    event.setSource("proxysql.audit");
    event.setTime(START.plusNanos(Math.round(seconds * 1e9)));
    event.setIngestTime(event.getTime());
    event.setActivity("logon");
    event.setStatus(status);
    event.setUserName(user);
    signals.add(Signal.of(event, Surroundings.NONE));
  }

  private void failures(int number, double from, double to) {
    for (int i = 0; i < number; i++) {
      logon("ada", "failure", from + (to - from) * i / (number - 1));
    }
  }

  private List<Finding> finals() {
    List<Finding> findings = new ArrayList<>();
    Trial trial = new Trial(Rules.read(RULES), Duration.ofHours(1), findings::add);
    signals.forEach(trial::signal);
    trial.end();
    return findings.stream().filter(one -> one.getState().equals("final")).toList();
  }

  @Test
  void tenFailuresAndASuccessAreFound() {
    failures(10, 0, 540);
    logon("ada", "success", 600);

    List<Finding> finals = finals();

    assertThat(finals).hasSize(1);
    assertThat(finals.get(0).getTitle())
        .isEqualTo("Multiple failed logins followed by a successful one");
    assertThat(finals.get(0).getDetector()).isEqualTo("temporal_ordered");
    assertThat(finals.get(0).getKey()).isEqualTo("user_name=ada");
    assertThat(finals.get(0).getEventIds()).hasSize(11);
    assertThat(finals.get(0).getFirstSeenTime()).isEqualTo(START);
    assertThat(finals.get(0).getLastSeenTime()).isEqualTo(START.plusSeconds(600));
    assertThat(finals.get(0).getCount()).isEqualTo(1);
  }

  @Test
  void nineFailuresAreTooFew() {
    failures(9, 0, 60);
    logon("ada", "success", 120);
    assertThat(finals()).isEmpty();
  }

  @Test
  void tenFailuresInElevenMinutesAreTooSlow() {
    failures(10, 0, 660);
    logon("ada", "success", 661);
    assertThat(finals()).isEmpty();
  }

  @Test
  void aSuccessBeforeTheFailuresIsNone() {
    logon("ada", "success", 0);
    failures(10, 1, 60);
    assertThat(finals()).isEmpty();
  }

  @Test
  void aSuccessOfSomebodyElseIsNone() {
    failures(10, 0, 60);
    logon("bob", "success", 61);
    assertThat(finals()).isEmpty();
  }

  @Test
  void tenMinutesAfterTheFailuresItIsTooLate() {
    failures(10, 0, 60);
    logon("ada", "success", 660);
    assertThat(finals()).isEmpty();
    logon("ada", "success", 659.999999);
    assertThat(finals()).hasSize(1);
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    failures(10, 0, 599.999999);
    logon("ada", "success", 1_199.999998);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(signals, new Random(seed));
      assertThat(finals()).hasSize(1);
    }
  }
}
