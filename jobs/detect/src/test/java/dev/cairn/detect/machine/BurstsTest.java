package dev.cairn.detect.machine;

import static dev.cairn.detect.machine.Rig.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.detect.rule.Burst;
import dev.cairn.detect.rule.Detector;
import dev.cairn.detect.rule.Detector.Count.Measure;
import dev.cairn.detect.rule.Limit;
import dev.cairn.detect.rule.Limit.Comparison;
import dev.cairn.detect.rule.Step;
import dev.cairn.schemas.DetectionHit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BurstsTest {

  private static final long MINUTE = 60 * SECOND;
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Burst TEN = burst(Measure.EVENTS, 10, TEN_MINUTES);
  /** Ten of input 0, then one of input 1. */
  private static final Detector.Temporal TEN_THEN_ONE =
      new Detector.Temporal(
          true, TEN_MINUTES, List.of(), List.of(new Step(1, TEN), Step.HIT));

  private static Burst burst(Measure measure, double least, Duration timespan) {
    return new Burst(measure, List.of(new Limit(Comparison.GTE, least)), timespan);
  }

  private static Rig rig(Detector.Temporal temporal, int inputs) {
    return new Rig(new TemporalMachine(), temporal, Duration.ofDays(1), inputs);
  }

  private static Rig rig() {
    return rig(TEN_THEN_ONE, 2);
  }

  private static DetectionHit hit(int input, long time, String item) {
    DetectionHit hit = Rig.hit("%d/%d/%s".formatted(time, input, item), time, item, null);
    hit.setInput(input);
    return hit;
  }

  private static DetectionHit hit(int input, long time) {
    return hit(input, time, null);
  }

  /** So many of input 0, the first at 0 and the last at {@code last}. */
  private static Rig failed(int number, long last) {
    Rig rig = rig();
    for (int i = 0; i < number; i++) {
      rig.take(hit(0, last * i / (number - 1)));
    }
    return rig;
  }

  @Test
  void aBurstAndThenTheOtherFire() {
    Rig rig = failed(10, 9 * MINUTE).take(hit(1, 9 * MINUTE + SECOND));

    assertThat(rig.fired).hasSize(1);
    Firing firing = rig.fired.get(0);
    assertThat(firing.at()).isEqualTo(9 * MINUTE + SECOND);
    assertThat(firing.from()).isZero();
    assertThat(firing.evidence()).hasSize(11);
    assertThat(firing.timespanMicros()).isEqualTo(10 * MINUTE);
  }

  @Test
  void tooFewAreNoBurst() {
    assertThat(failed(9, MINUTE).take(hit(1, 2 * MINUTE)).fired).isEmpty();
  }

  @Test
  void whatIsFurtherApartThanTheTimespanIsNoBurst() {
    assertThat(failed(10, 11 * MINUTE).take(hit(1, 11 * MINUTE)).fired).isEmpty();
  }

  @Test
  void aBurstEndsLessThanItsTimespanAfterItsFirst() {
    assertThat(failed(10, 10 * MINUTE - 1).take(hit(1, 10 * MINUTE)).fired).hasSize(1);
    assertThat(failed(10, 10 * MINUTE).take(hit(1, 10 * MINUTE)).fired).isEmpty();
  }

  @Test
  void theOtherComesLessThanTheTimespanAfterTheBurst() {
    assertThat(failed(10, MINUTE).take(hit(1, 11 * MINUTE - 1)).fired).hasSize(1);
    assertThat(failed(10, MINUTE).take(hit(1, 11 * MINUTE)).fired).isEmpty();
  }

  @Test
  void theOtherAtTheTimeOfTheBurstCountsAsAfterIt() {
    assertThat(failed(10, MINUTE).take(hit(1, MINUTE)).fired).hasSize(1);
    assertThat(failed(10, MINUTE).take(hit(1, MINUTE - 1)).fired).isEmpty();
  }

  @Test
  void whatComesLateMakesTheBurstThatLaterOnesComplete() {
    Rig rig = rig();
    for (int i = 1; i < 10; i++) {
      rig.take(hit(0, i * MINUTE));
    }
    rig.take(hit(1, 18 * MINUTE)).take(hit(1, 20 * MINUTE));
    assertThat(rig.fired).isEmpty();

    rig.take(hit(0, 0));

    assertThat(rig.fired).extracting(Firing::at).containsExactly(18 * MINUTE);
    assertThat(rig.fired.get(0).again()).isFalse();
  }

  @Test
  void severalInputsMakeOneBurst() {
    Detector.Temporal temporal =
        new Detector.Temporal(
            false,
            TEN_MINUTES,
            List.of(),
            List.of(Step.HIT, new Step(2, burst(Measure.EVENTS, 3, TEN_MINUTES))));
    Rig rig = rig(temporal, 3);

    rig.take(hit(1, 1)).take(hit(2, 2)).take(hit(0, 3));
    assertThat(rig.fired).isEmpty();
    rig.take(hit(1, 4));
    assertThat(rig.fired).extracting(Firing::at).containsExactly(4L);
    assertThat(rig.fired.get(0).evidence()).extracting(Evidence::time).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void differentItemsMakeABurst() {
    Detector.Temporal temporal =
        new Detector.Temporal(
            true,
            TEN_MINUTES,
            List.of(),
            List.of(new Step(1, burst(Measure.DISTINCT, 2, TEN_MINUTES)), Step.HIT));
    Rig rig = rig(temporal, 2);

    rig.take(hit(0, 1, "a")).take(hit(0, 2, "a")).take(hit(1, 3));
    assertThat(rig.fired).isEmpty();
    rig.take(hit(0, 4, "b")).take(hit(1, 5));
    assertThat(rig.fired).extracting(Firing::at).containsExactly(5L);
  }

  @Test
  void hitsStayAsLongAsABurstMayNeedThem() {
    Rig rig = failed(10, 10 * MINUTE - 1);

    rig.forget(20 * MINUTE - 2).take(hit(1, 20 * MINUTE - 2));
    assertThat(rig.fired).hasSize(1);
    assertThat(rig.fired.get(0).evidence()).hasSize(11);
    rig.forget(rig.next());
    assertThat(rig.holds).isFalse();
  }

  @Test
  void aFloodIsABurstStillAndBounded() {
    Rig rig = rig(
        new Detector.Temporal(
            true,
            TEN_MINUTES,
            List.of(),
            List.of(new Step(1, burst(Measure.EVENTS, Burst.MOST, TEN_MINUTES)), Step.HIT)),
        2);
    for (int i = 0; i < 2_000; i++) {
      rig.take(hit(0, i * 1_000));
    }
    rig.take(hit(1, 9 * MINUTE));

    assertThat(rig.fired).hasSize(1);
    assertThat(rig.fired.get(0).evidence()).hasSizeBetween(Burst.MOST, 257);
    assertThat(rig.state.getEntries()).hasSize(257);
  }

  @Test
  void whatCannotBeJudgedIsNoBurst() {
    assertThatThrownBy(() -> burst(Measure.SUM, 3, TEN_MINUTES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("measure: SUM; allowed: EVENTS, DISTINCT");
    assertThatThrownBy(() -> burst(Measure.EVENTS, 201, TEN_MINUTES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("allowed: gt and gte, of at most 200");
    assertThatThrownBy(
            () ->
                new Detector.Temporal(
                    true, TEN_MINUTES, List.of(2, 1), TEN_THEN_ONE.steps()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("least: 2 of a burst; allowed: 1");
    assertThatThrownBy(() -> new Step(2, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("inputs: 2; allowed: 1, of a burst 1 or more");
  }
}
