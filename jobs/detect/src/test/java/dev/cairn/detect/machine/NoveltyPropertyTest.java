package dev.cairn.detect.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.Detector;
import dev.cairn.schemas.DetectionHit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NoveltyPropertyTest {

  private static final long MILLI = 1_000;
  private static final int SLOT = 10;

  @Provide
  Arbitrary<List<DetectionHit>> hits() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 200), Arbitraries.of("a", "b", "c", "d"))
        .as((time, item) -> Rig.hit(time + item, time * MILLI, item, null))
        .list()
        .ofMaxSize(40);
  }

  private static Rig rig(int learn, int forget, int most) {
    return new Rig(
        new NoveltyMachine(),
        new Detector.Novelty(Duration.ofMillis(learn), Duration.ofMillis(forget), most),
        Duration.ofMillis(SLOT));
  }

  @Property(tries = 300)
  void inOrderExactlyTheFirstOfAnItemAreTold(
      @ForAll("hits") List<DetectionHit> hits,
      @ForAll @IntRange(min = 0, max = 30) int learn,
      @ForAll @IntRange(min = SLOT, max = 60) int forget,
      @ForAll Random random) {
    List<DetectionHit> ordered = sorted(hits);
    Rig rig = rig(learn, forget, 1_000);
    for (DetectionHit hit : ordered) {
      rig.take(hit);
      if (random.nextBoolean()) {
        rig.take(hit);
      }
      if (random.nextInt(4) == 0) {
        rig.forget(hit.getTime());
      }
    }

    assertThat(told(rig)).isEqualTo(truth(ordered, learn * MILLI, forget * MILLI));
  }

  @Property(tries = 300)
  void inAnyOrderNothingNewIsMissed(
      @ForAll("hits") List<DetectionHit> hits,
      @ForAll @IntRange(min = SLOT, max = 60) int forget,
      @ForAll Random random) {
    List<DetectionHit> shuffled = new ArrayList<>(hits);
    shuffled.addAll(hits);
    Collections.shuffle(shuffled, random);
    Rig rig = rig(0, forget, 1_000);
    rig.takeAll(shuffled);

    assertThat(told(rig)).containsAll(truth(hits, 0, forget * MILLI));
    assertThat(rig.fired).hasSameSizeAs(told(rig));
  }

  @Property(tries = 300)
  void lateByLessThanAPeriodHasNoEffectWithinIt(
      @ForAll("hits") List<DetectionHit> hits,
      @ForAll @IntRange(min = 0, max = 3) int learnSlots,
      @ForAll Random random) {
    // order within a slot is any, slots come one after the other
    List<DetectionHit> shuffled = new ArrayList<>(hits);
    Collections.shuffle(shuffled, random);
    shuffled.sort(Comparator.comparingLong(hit -> hit.getTime() / (SLOT * MILLI)));
    Rig rig = rig(learnSlots * SLOT + 7, 1_000, 1_000);
    rig.takeAll(shuffled);

    assertThat(told(rig)).isEqualTo(truth(hits, (learnSlots * SLOT + 7) * MILLI, 1_000 * MILLI));
    assertThat(rig.fired).hasSameSizeAs(told(rig));
  }

  @Property(tries = 300)
  void stateIsBoundedWhateverComes(
      @ForAll List<Long> times, @ForAll @IntRange(min = 1, max = 5) int most) {
    Rig rig = rig(1, SLOT, most);
    for (long time : times) {
      rig.take(Rig.hit("e" + time, time, "item" + time % 97, null));
      assertThat(rig.state.getSeen()).hasSizeLessThanOrEqualTo(2 * most + 3);
    }
    rig.forget(Long.MAX_VALUE);
    rig.next();
  }

  private static List<DetectionHit> sorted(List<DetectionHit> hits) {
    return hits.stream().sorted(Comparator.comparingLong(DetectionHit::getTime)).toList();
  }

  private static TreeSet<String> told(Rig rig) {
    TreeSet<String> told = new TreeSet<>();
    rig.fired.forEach(firing -> told.add(name(firing.hit())));
    return told;
  }

  private static String name(DetectionHit hit) {
    return hit.getItem() + " in " + hit.getTime() / (SLOT * MILLI);
  }

  /** By looking at everything. */
  private static TreeSet<String> truth(List<DetectionHit> hits, long learn, long forget) {
    TreeSet<String> truth = new TreeSet<>();
    for (DetectionHit hit : hits) {
      boolean known =
          hits.stream()
              .anyMatch(
                  other ->
                      other.getItem().equals(hit.getItem())
                          && other.getTime() < hit.getTime()
                          && other.getTime() >= hit.getTime() - forget);
      long learned = period(hit.getTime()) - period(since(hits, hit.getTime(), forget));
      if (!known && learned >= learn) {
        truth.add(name(hit));
      }
    }
    return truth;
  }

  private static long period(long time) {
    return time - time % (SLOT * MILLI);
  }

  private static long since(List<DetectionHit> hits, long time, long forget) {
    long since = time;
    List<DetectionHit> latestFirst = new ArrayList<>(sorted(hits));
    Collections.reverse(latestFirst);
    for (DetectionHit hit : latestFirst) {
      if (hit.getTime() <= since && hit.getTime() >= since - forget) {
        since = hit.getTime();
      }
    }
    return since;
  }
}
