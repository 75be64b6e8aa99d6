package dev.cairn.detect.machine;

import static dev.cairn.detect.machine.Rig.DAY;
import static dev.cairn.detect.machine.Rig.SECOND;
import static dev.cairn.detect.machine.Rig.hit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.Detector;
import dev.cairn.schemas.DetectionHit;
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
import org.junit.jupiter.api.Test;

class JumpMachineTest {

  private final Rig rig = rig();

  private static Rig rig() {
    return new Rig(new JumpMachine(), new Detector.Jump(10, "seconds"));
  }

  @Test
  void aClockThatIsSetAheadJumps() {
    rig.take(hit("a", 0, null, 1.0)).take(hit("b", SECOND, null, 12.5));

    assertThat(rig.fired)
        .singleElement()
        .satisfies(
            firing -> {
              assertThat(firing.observed()).isEqualTo(11.5);
              assertThat(firing.threshold()).isEqualTo(10);
              assertThat(firing.from()).isZero();
              assertThat(firing.timespanMicros()).isEqualTo(SECOND);
              assertThat(firing.evidence()).extracting(Evidence::name).containsExactly("a", "b");
              assertThat(firing.facts()).containsEntry("before", "1").containsEntry("after", "12.5");
            });
  }

  @Test
  void aDriftDoesNot() {
    for (int i = 0; i < 100; i++) {
      rig.take(hit("e" + i, i * SECOND, null, i * 10.0));
    }

    assertThat(rig.fired).isEmpty();
  }

  @Test
  void aLateHitJudgesTheOneAfterItAnew() {
    rig.take(hit("a", 0, null, 0.0)).take(hit("c", 2, null, 5.0)).take(hit("b", 1, null, -8.0));

    assertThat(rig.fired).singleElement().satisfies(firing -> {
      assertThat(firing.at()).isEqualTo(2);
      assertThat(firing.evidence()).extracting(Evidence::name).containsExactly("b", "c");
    });
  }

  @Test
  void whatIsNoNumberIsNotLookedAt() {
    rig.take(hit("a", 0, null, 0.0))
        .take(hit("b", 1, null, null))
        .take(hit("c", 2, null, Double.NaN))
        .take(hit("d", 3, null, Double.POSITIVE_INFINITY))
        .take(hit("e", 4, null, 1.0));

    assertThat(rig.fired).isEmpty();
    assertThat(rig.state.getEntries()).hasSize(2);
  }

  @Test
  void theLastBeforeIsKeptForTheNextAndGivenUpAfterAMonth() {
    rig.take(hit("a", 0, null, 0.0)).take(hit("b", DAY, null, 0.0)).forget(2 * DAY);
    assertThat(rig.state.getEntries()).hasSize(1);
    rig.take(hit("c", 3 * DAY, null, 50.0));
    assertThat(rig.events()).containsExactly("c");

    rig.forget(rig.next());
    assertThat(rig.holds).isFalse();
  }

  @Test
  void overMoreThanAMonthNothingJumps() {
    rig.take(hit("a", 0, null, 0.0)).take(hit("b", 31 * DAY, null, 50.0));

    assertThat(rig.fired).isEmpty();
  }

  @Provide
  Arbitrary<List<DetectionHit>> hits() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 50), Arbitraries.integers().between(0, 40))
        .as((time, value) -> hit(time + "/" + value, time, null, (double) value))
        .list()
        .ofMaxSize(JumpMachine.MOST);
  }

  @Property(tries = 300)
  void inOrderExactlyTheJumpsAreTold(@ForAll("hits") List<DetectionHit> hits) {
    List<DetectionHit> ordered = ordered(hits);
    Rig rig = rig();
    for (DetectionHit hit : ordered) {
      rig.take(hit).take(hit).forget(hit.getTime());
    }

    assertThat(told(rig)).isEqualTo(truth(ordered));
    assertThat(rig.fired).hasSize(told(rig).size());
  }

  @Property(tries = 300)
  void inAnyOrderNoJumpIsMissedAndNoneToldTwice(
      @ForAll("hits") List<DetectionHit> hits, @ForAll Random random) {
    List<DetectionHit> shuffled = new ArrayList<>(hits);
    shuffled.addAll(hits);
    Collections.shuffle(shuffled, random);
    Rig rig = rig();
    rig.takeAll(shuffled);

    assertThat(landed(told(rig))).containsAll(landed(truth(ordered(hits))));
    assertThat(rig.fired).hasSize(landed(told(rig)).size());
  }

  @Property(tries = 300)
  void stateIsBoundedWhateverComes(@ForAll List<Long> times, @ForAll List<Double> values) {
    Rig rig = rig();
    for (int i = 0; i < times.size(); i++) {
      Double value = values.isEmpty() ? null : values.get(i % values.size());
      rig.take(hit("e" + i, times.get(i), null, value));
      assertThat(rig.state.getEntries()).hasSizeLessThanOrEqualTo(JumpMachine.MOST);
      rig.next();
    }
    rig.forget(Long.MIN_VALUE).forget(Long.MAX_VALUE);
  }

  private static TreeSet<String> told(Rig rig) {
    TreeSet<String> told = new TreeSet<>();
    rig.fired.forEach(
        firing ->
            told.add(firing.evidence().get(0).name() + " to " + firing.evidence().get(1).name()));
    return told;
  }

  /** Only where to. */
  private static TreeSet<String> landed(TreeSet<String> jumps) {
    TreeSet<String> landed = new TreeSet<>();
    jumps.forEach(jump -> landed.add(jump.substring(jump.indexOf(" to "))));
    return landed;
  }

  private static List<DetectionHit> ordered(List<DetectionHit> hits) {
    return hits.stream()
        .distinct()
        .sorted(
            Comparator.comparingLong(DetectionHit::getTime)
                .thenComparingLong(hit -> ItemHash.of(hit.getEventId())))
        .toList();
  }

  private static TreeSet<String> truth(List<DetectionHit> ordered) {
    TreeSet<String> truth = new TreeSet<>();
    for (int i = 1; i < ordered.size(); i++) {
      DetectionHit before = ordered.get(i - 1);
      DetectionHit after = ordered.get(i);
      if (Math.abs(after.getValue() - before.getValue()) > 10) {
        truth.add(before.getEventId() + " to " + after.getEventId());
      }
    }
    return truth;
  }
}
