package dev.cairn.detect.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.condition.Condition;
import dev.cairn.detect.rule.Burst;
import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Detector.Count;
import dev.cairn.detect.rule.Detector.Count.Measure;
import dev.cairn.detect.rule.Limit;
import dev.cairn.detect.rule.Limit.Comparison;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.rule.Step;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.SchemaClasses;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JudgingPropertyTest {

  static {
    SchemaClasses.trust();
  }

  private static final Duration SPAN = Duration.ofMinutes(10);

  @Provide
  Arbitrary<Detector> detectors() {
    Limit three = new Limit(Comparison.GTE, 3);
    return Arbitraries.of(
        new Detector.Match(),
        new Count(Measure.EVENTS, 0, SPAN, List.of(three), "events"),
        new Count(Measure.EVENTS, 0, SPAN, List.of(new Limit(Comparison.LT, 3)), "events"),
        new Count(
            Measure.EVENTS,
            0,
            SPAN,
            List.of(new Limit(Comparison.GT, 1), new Limit(Comparison.LTE, 2)),
            "events"),
        new Count(Measure.DISTINCT, 0, SPAN, List.of(three), "values"),
        new Count(Measure.SUM, 0, SPAN, List.of(new Limit(Comparison.GTE, 30)), "rows"),
        new Count(Measure.SUM, 0, SPAN, List.of(new Limit(Comparison.LT, 12)), "rows"),
        new Count(Measure.AVERAGE, 0, SPAN, List.of(new Limit(Comparison.GT, 9)), "rows"),
        new Count(Measure.PERCENTILE, 90, SPAN, List.of(new Limit(Comparison.GTE, 9)), "rows"),
        new Detector.Temporal(false, SPAN),
        new Detector.Temporal(true, SPAN),
        new Detector.Temporal(
            true,
            SPAN,
            List.of(),
            List.of(new Step(2, new Burst(Measure.DISTINCT, List.of(three), SPAN)), Step.HIT)));
  }

  private record Told(int second, int input, int value, String item) {}

  @Provide
  Arbitrary<List<Told>> stories() {
    Arbitrary<Told> one =
        Combinators.combine(
                Arbitraries.integers().between(0, 4 * 3_600),
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(0, 12),
                Arbitraries.of("a", "b", "c", "d"))
            .as(Told::new);
    return one.list().ofMinSize(1).ofMaxSize(40);
  }

  @Property(tries = 400)
  void theOrderOfHitsDoesNotChangeWhatIsFound(
      @ForAll("detectors") Detector detector,
      @ForAll("stories") List<Told> story,
      @ForAll long seed) {
    Rule rule =
        Rules.of("r", detector, Condition.ALWAYS, Condition.ALWAYS, Condition.ALWAYS);
    List<DetectionHit> hits = hits(rule, story);
    List<DetectionHit> shuffled = new ArrayList<>(hits);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(finals(rule, shuffled)).isEqualTo(finals(rule, hits));
  }

  @Property(tries = 200)
  void versionsRiseAndTheLastIsFinal(
      @ForAll("detectors") Detector detector, @ForAll("stories") List<Told> story) {
    Rule rule =
        Rules.of("r", detector, Condition.ALWAYS, Condition.ALWAYS, Condition.ALWAYS);
    TreeMap<String, Finding> latest = new TreeMap<>();
    for (Finding finding : all(rule, hits(rule, story))) {
      Finding before = latest.put(finding.getFindingId(), finding);
      if (before != null) {
        assertThat(finding.getVersion()).isGreaterThan(before.getVersion());
        assertThat(finding.getCount()).isGreaterThanOrEqualTo(before.getCount());
      }
    }
    assertThat(latest.values())
        .allSatisfy(
            finding -> {
              assertThat(finding.getState()).isEqualTo("final");
              assertThat(finding.getFirstSeenTime()).isBeforeOrEqualTo(finding.getLastSeenTime());
              assertThat(finding.getLastSeenTime())
                  .isBetween(
                      finding.getPeriodStart(),
                      finding.getPeriodEnd().plus(SPAN.dividedBy(60)));
              assertThat(finding.getEventIds()).isNotEmpty().hasSizeLessThanOrEqualTo(32);
            });
  }

  @Property(tries = 200)
  void stateIsEmptyWhenAllIsOver(
      @ForAll("detectors") Detector detector, @ForAll("stories") List<Told> story) {
    Rule rule =
        Rules.of("r", detector, Condition.ALWAYS, Condition.ALWAYS, Condition.ALWAYS);
    DetectionState state = Judging.fresh(rule);
    hits(rule, story).forEach(hit -> Judging.take(rule, state, hit, finding -> {}));
    boolean holds = true;
    for (int round = 0; round < 1_000 && holds; round++) {
      long next = Judging.next(rule, state);
      if (next == Long.MAX_VALUE) {
        holds = Judging.passed(rule, state, 1L << 61, finding -> {});
        break;
      }
      holds = Judging.passed(rule, state, next, finding -> {});
    }
    assertThat(holds).isFalse();
  }

  @Property(tries = 100)
  void stateMayBeStoredBetweenHits(
      @ForAll("detectors") Detector detector, @ForAll("stories") List<Told> story)
      throws IOException {
    Rule rule =
        Rules.of("r", detector, Condition.ALWAYS, Condition.ALWAYS, Condition.ALWAYS);
    List<DetectionHit> hits = hits(rule, story);
    DetectionState state = Judging.fresh(rule);
    List<Finding> findings = new ArrayList<>();
    for (DetectionHit hit : hits) {
      Judging.take(rule, state, hit, findings::add);
      state = stored(state);
      Judging.passed(rule, state, hit.getTime() - 3_600_000_000L, findings::add);
      state = stored(state);
    }
    Judging.passed(rule, state, 1L << 60, findings::add);

    TreeMap<String, Finding> finals = new TreeMap<>();
    findings.stream()
        .filter(finding -> finding.getState().equals("final"))
        .forEach(finding -> finals.put(finding.getFindingId(), withoutWhatOrderDecides(finding)));
    assertThat(finals).isEqualTo(finals(rule, hits));
  }

  private static DetectionState stored(DetectionState state) throws IOException {
    return DetectionState.fromByteBuffer(state.toByteBuffer());
  }

  private static List<DetectionHit> hits(Rule rule, List<Told> story) {
    Set<String> known = new HashSet<>();
    List<DetectionHit> hits = new ArrayList<>();
    for (Told told : story) {
      DetectionHit hit =
          Rules.hit(rule, told.second() * 1_000_000L, told.input(), told.value(), told.item());
      if (known.add(hit.getEventId())) {
        hits.add(hit);
      }
    }
    hits.sort(java.util.Comparator.comparingLong(DetectionHit::getTime));
    return hits;
  }

  private static List<Finding> all(Rule rule, List<DetectionHit> hits) {
    DetectionState state = Judging.fresh(rule);
    List<Finding> findings = new ArrayList<>();
    hits.forEach(hit -> Judging.take(rule, state, hit, findings::add));
    Judging.passed(rule, state, 1L << 60, findings::add);
    return findings;
  }

  // what hit it fires at, and how often it was told on the way
  private static Finding withoutWhatOrderDecides(Finding finding) {
    finding.setVersion(0);
    finding.setTables(List.of());
    finding.setClientIp(null);
    if ("rows".equals(finding.getUnit())) {
      // of a sum the weightiest, as it was at the time
      finding.setEventIds(List.of());
    }
    if (finding.getDetector().startsWith("temporal")) {
      // of several that complete a set the latest, as it was at the time
      finding.setEventIds(List.of());
      finding.setFirstSeenTime(finding.getLastSeenTime());
    }
    return finding;
  }

  private static TreeMap<String, Finding> finals(Rule rule, List<DetectionHit> hits) {
    TreeMap<String, Finding> finals = new TreeMap<>();
    all(rule, hits).stream()
        .filter(finding -> finding.getState().equals("final"))
        .forEach(finding -> finals.put(finding.getFindingId(), withoutWhatOrderDecides(finding)));
    return finals;
  }
}
