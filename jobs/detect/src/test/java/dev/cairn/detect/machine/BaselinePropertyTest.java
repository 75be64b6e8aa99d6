package dev.cairn.detect.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.Detector;
import dev.cairn.schemas.DetectionHit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BaselinePropertyTest {

  private static final long PERIOD = 100_000;

  private static Rig rig() {
    return new Rig(
        new BaselineMachine(),
        new Detector.Baseline(Duration.ofMillis(100), 0.9, 1.5, 10, 2, "rows"),
        Duration.ofMillis(100));
  }

  @Provide
  Arbitrary<List<DetectionHit>> hits() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 12 * PERIOD - 1),
            Arbitraries.of("a", "b"),
            Arbitraries.integers().between(0, 60))
        .as((time, item, value) -> Rig.hit(time + item, time, item, (double) value))
        .list()
        .uniqueElements(DetectionHit::getEventId)
        .ofMaxSize(60);
  }

  @Property(tries = 300)
  void orderAndRepetitionWithinAPeriodMakeNoDifference(
      @ForAll("hits") List<DetectionHit> hits, @ForAll Random random) {
    List<DetectionHit> ordered = new ArrayList<>(hits);
    ordered.sort(Comparator.comparingLong(DetectionHit::getTime));
    List<DetectionHit> shuffled = new ArrayList<>(hits);
    shuffled.addAll(hits);
    Collections.shuffle(shuffled, random);
    shuffled.sort(Comparator.comparingLong(hit -> hit.getTime() / PERIOD));

    assertThat(told(run(shuffled, random))).isEqualTo(told(run(ordered, random)));
  }

  private static Rig run(List<DetectionHit> hits, Random random) {
    Rig rig = rig();
    long period = 0;
    for (DetectionHit hit : hits) {
      if (hit.getTime() / PERIOD > period && random.nextBoolean()) {
        period = hit.getTime() / PERIOD;
        rig.forget(period * PERIOD);
      }
      rig.take(hit);
    }
    return rig;
  }

  /** The highest total by period and item; told once, and beyond that only as told before. */
  private static Map<String, Double> told(Rig rig) {
    Map<String, Double> told = new TreeMap<>();
    for (Firing firing : rig.fired) {
      String name = firing.hit().getItem() + " in " + firing.at() / PERIOD;
      assertThat(firing.again()).isEqualTo(told.containsKey(name));
      told.merge(name, firing.observed(), Math::max);
    }
    return told;
  }

  @Property(tries = 300)
  void stateIsBoundedWhateverComes(
      @ForAll List<Long> times, @ForAll List<Double> values, @ForAll Random random) {
    Rig rig = rig();
    for (int i = 0; i < times.size(); i++) {
      Double value = values.isEmpty() ? null : values.get(i % values.size());
      rig.take(Rig.hit("e" + i, times.get(i), "i" + i % 7, value));
      if (random.nextInt(5) == 0) {
        rig.forget(times.get(i));
      }
      rig.next();
    }
    rig.forget(Long.MIN_VALUE).forget(Long.MAX_VALUE);
    assertThat(rig.state.getBuckets()).isEmpty();
  }
}
