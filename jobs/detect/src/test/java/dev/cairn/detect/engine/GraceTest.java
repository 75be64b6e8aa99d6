package dev.cairn.detect.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.calendar.Schedules;
import dev.cairn.detect.condition.Condition;
import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.signal.Signal;
import dev.cairn.detect.signal.Surroundings;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraceTest {

  private static final Instant EVENING = Instant.parse("2026-11-23T20:00:00Z");
  private static final Instant MORNING = Instant.parse("2026-11-24T06:00:00Z");

  private static Schedules.Outside night(Signal signal) {
    long begin = TimeUnit.SECONDS.toMicros(EVENING.getEpochSecond());
    long end = TimeUnit.SECONDS.toMicros(MORNING.getEpochSecond());
    boolean outside = signal.time() >= begin && signal.time() < end;
    return outside
        ? new Schedules.Outside(begin, end, "daily 06:00-20:00", "Mon 21:00", null)
        : null;
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 20:00, true",
    "PT0S, 19:59, false",
    "PT1H, 20:59, false",
    "PT1H, 21:00, true",
    "PT1H, 05:00, true",
    "PT1H, 05:01, false",
    // hours that are never so far: nothing is outside
    "PT6H, 01:00, false"
  })
  void overtimeWithinTheGraceIsNoFinding(Duration grace, String clock, boolean told) {
    Rule rule = Rules.of("night", new Detector.OffHours(GraceTest::night, grace), Condition.ALWAYS);
    List<Finding> findings = new ArrayList<>();
    Trial trial =
        new Trial(new RuleSet("v", List.of(rule)), Duration.ofMinutes(30), findings::add);

    String day = clock.startsWith("0") ? "2026-11-24T" : "2026-11-23T";
    trial.signal(at(Instant.parse(day + clock + ":00Z")));

    assertThat(findings.isEmpty()).isEqualTo(!told);
  }

  private static Signal at(Instant time) {
    AuditEvent event = new AuditEvent();
    event.setEventId("%032x".formatted(1));
    event.setSource("proxysql.query");
    event.setTime(time);
    event.setIngestTime(time);
    event.setUserName("ada");
    return Signal.of(event, Surroundings.NONE);
  }
}
