package dev.cairn.detect.machine;

import static dev.cairn.detect.machine.Rig.DAY;
import static dev.cairn.detect.machine.Rig.SECOND;
import static dev.cairn.detect.machine.Rig.hit;
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
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SilenceMachineTest {

  private static final long LIMIT = 60 * SECOND;

  private final Rig rig = rig();

  private static Rig rig() {
    return new Rig(new SilenceMachine(), new Detector.Silence(Duration.ofSeconds(60)));
  }

  private static DetectionHit sign(long ingest) {
    DetectionHit hit = hit("e" + ingest, 0, null, null);
    hit.setIngest(ingest);
    return hit;
  }

  @Test
  void aSilenceIsToldWhenTheClockPassesTheLimitAndAgainWithItsLengthWhenItEnds() {
    rig.take(sign(10 * SECOND));
    assertThat(rig.nextArrival()).isEqualTo(70 * SECOND + 1);
    rig.arrived(70 * SECOND);
    assertThat(rig.fired).isEmpty();

    rig.arrived(70 * SECOND + 1);
    assertThat(rig.fired).singleElement().satisfies(firing -> {
      assertThat(firing.at()).isEqualTo(70 * SECOND);
      assertThat(firing.from()).isEqualTo(10 * SECOND);
      assertThat(firing.observed()).isEqualTo(60);
      assertThat(firing.threshold()).isEqualTo(60);
      assertThat(firing.again()).isFalse();
      assertThat(firing.facts()).containsEntry("back", "no");
      assertThat(firing.hit().getEventId()).isEqualTo("e10000000");
    });
    assertThat(rig.nextArrival()).isEqualTo(Long.MAX_VALUE);

    rig.take(sign(500 * SECOND));
    assertThat(rig.nextArrival()).isEqualTo(500 * SECOND);
    rig.arrived(500 * SECOND);
    assertThat(rig.fired).hasSize(2);
    assertThat(rig.fired.get(1)).satisfies(firing -> {
      assertThat(firing.at()).isEqualTo(70 * SECOND);
      assertThat(firing.observed()).isEqualTo(490);
      assertThat(firing.again()).isTrue();
      assertThat(firing.hit().getEventId()).isEqualTo("e10000000");
    });
  }

  @Test
  void aReplayTellsItOnceForTheSameMoment() {
    rig.take(sign(10 * SECOND)).take(sign(500 * SECOND)).arrived(501 * SECOND);

    assertThat(rig.fired).singleElement().satisfies(firing -> {
      assertThat(firing.at()).isEqualTo(70 * SECOND);
      assertThat(firing.observed()).isEqualTo(490);
      assertThat(firing.again()).isFalse();
    });
  }

  @Test
  void aSourceThatNeverComesBackIsGivenUp() {
    rig.take(sign(0)).arrived(DAY);
    assertThat(rig.forget(rig.next() - 1).holds).isTrue();
    assertThat(rig.forget(rig.next()).holds).isFalse();
    assertThat(rig.fired).hasSize(1);
  }

  @Test
  void whatComesFromBeforeWhatWasJudgedIsNotLookedAt() {
    rig.take(sign(0)).take(sign(100 * SECOND)).arrived(100 * SECOND);
    int told = rig.fired.size();

    rig.take(sign(10 * SECOND)).arrived(101 * SECOND);

    assertThat(rig.fired).hasSize(told);
  }

  @Property(tries = 300)
  void liveAndReplayedTellTheSameSilencesInWhateverOrder(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 6_000) Long> seconds,
      @ForAll Random random) {
    Map<Long, Double> truth = truth(seconds);

    Rig live = rig();
    long clock = 0;
    for (long second : seconds.stream().sorted().toList()) {
      while (live.nextArrival() < second * SECOND) {
        live.arrived(live.nextArrival());
      }
      live.take(sign(second * SECOND)).take(sign(second * SECOND));
      if (random.nextBoolean()) {
        live.arrived(second * SECOND);
      }
      clock = second * SECOND;
    }
    live.arrived(clock);
    assertThat(told(live)).isEqualTo(truth);

    Rig replayed = rig();
    List<Long> shuffled = new ArrayList<>(seconds);
    shuffled.addAll(seconds);
    Collections.shuffle(shuffled, random);
    shuffled.forEach(second -> replayed.take(sign(second * SECOND)));
    replayed.arrived(clock);
    if (replayed.state.getEntries().size() < SilenceMachine.MOST) {
      assertThat(told(replayed)).isEqualTo(truth);
    }
  }

  @Property(tries = 300)
  void aBlockMayComeInAnyOrderBeforeArrivalTimePassesIt(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 6_000) Long> seconds,
      @ForAll Random random) {
    List<Long> shuffled = new ArrayList<>(seconds);
    Collections.shuffle(shuffled, random);
    shuffled.sort(Comparator.comparingLong(second -> second / 500));
    Rig rig = rig();
    long block = 0;
    for (long second : shuffled) {
      if (second / 500 > block) {
        block = second / 500;
        rig.arrived(block * 500 * SECOND - 1);
      }
      rig.take(sign(second * SECOND));
    }
    rig.arrived(LongStream.concat(LongStream.of(0), seconds.stream().mapToLong(s -> s * SECOND))
        .max().orElse(0));

    assertThat(told(rig)).isEqualTo(truth(seconds));
  }

  @Property(tries = 300)
  void stateIsBoundedWhateverComes(@ForAll List<Long> times) {
    Rig rig = rig();
    for (long time : times) {
      rig.take(sign(time));
      assertThat(rig.state.getEntries()).hasSizeLessThanOrEqualTo(SilenceMachine.MOST);
      rig.next();
      rig.nextArrival();
    }
    rig.arrived(Long.MIN_VALUE).arrived(Long.MAX_VALUE).forget(Long.MAX_VALUE);
    assertThat(rig.state.getEntries()).hasSizeLessThanOrEqualTo(1);
  }

  /** Length by the moment that it is told for; told once, and beyond that only as told before. */
  private static Map<Long, Double> told(Rig rig) {
    Map<Long, Double> told = new TreeMap<>();
    for (Firing firing : rig.fired) {
      assertThat(firing.again()).isEqualTo(told.containsKey(firing.at()));
      told.merge(firing.at(), firing.observed(), Math::max);
    }
    return told;
  }

  private static Map<Long, Double> truth(List<Long> seconds) {
    Map<Long, Double> truth = new TreeMap<>();
    List<Long> sorted = seconds.stream().sorted().toList();
    for (int i = 1; i < sorted.size(); i++) {
      long silent = (sorted.get(i) - sorted.get(i - 1)) * SECOND;
      if (silent > LIMIT) {
        truth.put(sorted.get(i - 1) * SECOND + LIMIT, (double) silent / SECOND);
      }
    }
    return truth;
  }
}
