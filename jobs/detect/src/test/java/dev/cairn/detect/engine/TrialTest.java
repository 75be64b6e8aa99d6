package dev.cairn.detect.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.condition.Condition;
import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Detector.Count;
import dev.cairn.detect.rule.Limit;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.signal.Signal;
import dev.cairn.detect.signal.Surroundings;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrialTest {

  private static final Instant START = Instant.parse("2026-11-22T19:00:00Z");
  private static final Duration LATENESS = Duration.ofMinutes(30);
  private static final Rule MATCH = Rules.of("match", new Detector.Match(), Condition.ALWAYS);
  private static final Rule THREE =
      Rules.of(
          "three",
          new Count(
              Count.Measure.EVENTS,
              0,
              Duration.ofMinutes(10),
              List.of(new Limit(Limit.Comparison.GTE, 3)),
              "events"),
          Condition.ALWAYS);
  private static final Rule SILENCE =
      Rules.of("silence", new Detector.Silence(Duration.ofMinutes(20)), Condition.ALWAYS);

  private final List<Finding> told = new ArrayList<>();

  private Trial trial(Rule... rules) {
    return new Trial(new RuleSet("v", List.of(rules)), LATENESS, told::add);
  }

  private static Signal at(int minute) {
    AuditEvent event = new AuditEvent();
    event.setEventId("%032x".formatted(minute));
    event.setSource("proxysql.query");
    event.setTime(START.plusSeconds(60L * minute));
    event.setIngestTime(event.getTime());
    event.setUserName("ada");
    return Signal.of(event, Surroundings.NONE);
  }

  private static long micros(int minute) {
    return at(minute).time();
  }

  private List<String> states() {
    return told.stream().map(Finding::getState).toList();
  }

  @Test
  void aFindingIsFinalOnceTimeHasPassedItsPeriodAndTheLateness() {
    Trial trial = trial(MATCH);

    trial.signal(at(5));
    assertThat(states()).containsExactly("open");
    trial.time(micros(89));
    assertThat(states()).containsExactly("open");
    trial.time(micros(90));
    assertThat(states()).containsExactly("open", "final");
    trial.end();
    assertThat(states()).containsExactly("open", "final");
  }

  @Test
  void theEndMakesAllFinal() {
    Trial trial = trial(MATCH, THREE);

    for (int minute = 0; minute < 3; minute++) {
      trial.signal(at(minute));
    }
    trial.end();

    assertThat(last(told))
        .hasSize(2)
        .allSatisfy((id, finding) -> assertThat(finding.getState()).isEqualTo("final"));
    assertThat(trial.hits()).isEqualTo(6);
    assertThat(trial.most()).isEqualTo(2);
  }

  @Test
  void silenceIsToldByTimeAndNotByTheEnd() {
    Trial trial = trial(SILENCE);

    trial.signal(at(0));
    trial.time(micros(20));
    trial.end();
    assertThat(told).isEmpty();

    Trial another = trial(SILENCE);
    another.signal(at(0));
    another.time(micros(21));
    assertThat(told).hasSize(1);
    another.signal(at(50));
    another.time(micros(50));
    another.end();
    Finding back = told.get(told.size() - 1);
    assertThat(back.getState()).isEqualTo("final");
    assertThat(back.getObserved()).isEqualTo(50 * 60.0);
    assertThat(back.getCount()).isEqualTo(1);
  }

  @Test
  void timeThatGoesBackIsPassedOver() {
    Trial trial = trial(SILENCE);

    trial.time(micros(300));
    trial.signal(at(0));
    trial.time(micros(299));
    assertThat(told).isEmpty();
    trial.time(micros(301));
    assertThat(states()).containsExactly("open", "final");
    trial.time(Long.MIN_VALUE);
    trial.time(Long.MAX_VALUE - 1);
    trial.end();
    assertThat(told).hasSize(2);
  }

  @Test
  void theSameInTheSameOrderTellsTheSame() {
    assertThat(shuffled(7)).isEqualTo(shuffled(7)).isNotEmpty();
  }

  @Test
  void inWhateverOrderTheLastVersionsSayTheSame() {
    List<Finding> straight = shuffled(0);
    for (int seed = 1; seed < 20; seed++) {
      assertThat(numbers(shuffled(seed))).as("seed %d", seed).isEqualTo(numbers(straight));
    }
  }

  private List<Finding> shuffled(int seed) {
    List<Signal> signals = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      signals.add(at(i * i % 300));
    }
    if (seed > 0) {
      Collections.shuffle(signals, new Random(seed));
    }
    List<Finding> findings = new ArrayList<>();
    Trial trial =
        new Trial(new RuleSet("v", List.of(MATCH, THREE)), LATENESS, findings::add);
    signals.forEach(trial::signal);
    trial.end();
    return findings;
  }

  private static Map<String, Finding> last(List<Finding> findings) {
    Map<String, Finding> last = new TreeMap<>();
    findings.forEach(finding -> last.put(finding.getFindingId(), finding));
    return last;
  }

  private static Map<String, String> numbers(List<Finding> findings) {
    Map<String, String> numbers = new TreeMap<>();
    last(findings)
        .forEach(
            (id, one) ->
                numbers.put(
                    id, one.getState() + " " + one.getCount() + " " + one.getFirstSeenTime()));
    return numbers;
  }
}
