package dev.cairn.detect.machine;

import static dev.cairn.detect.machine.Rig.DAY;
import static dev.cairn.detect.machine.Rig.HOUR;
import static dev.cairn.detect.machine.Rig.hit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.Detector;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoveltyMachineTest {

  private final Rig rig = rig(14, 90, 100);

  private static Rig rig(int learn, int forget, int most) {
    return new Rig(
        new NoveltyMachine(),
        new Detector.Novelty(Duration.ofDays(learn), Duration.ofDays(forget), most));
  }

  @Test
  void whatIsNewWhileLearningIsNotTold() {
    rig.take(hit("a", 0, "patients", null)).take(hit("b", 13 * DAY, "invoices", null));

    assertThat(rig.fired).isEmpty();
  }

  @Test
  void whatIsNewAfterwardsIsToldOnce() {
    rig.take(hit("a", 0, "patients", null))
        .take(hit("b", 14 * DAY, "invoices", null))
        .take(hit("b", 14 * DAY, "invoices", null))
        .take(hit("c", 15 * DAY, "invoices", null))
        .take(hit("d", 16 * DAY, "patients", null));

    assertThat(rig.events()).containsExactly("b");
    assertThat(rig.fired.get(0).facts()).containsEntry("known", "1").containsEntry("limits", "");
  }

  @Test
  void whatWasForgottenIsNewAgain() {
    rig.take(hit("a", 0, "patients", null));
    for (int day = 1; day < 200; day++) {
      rig.take(hit("x" + day, day * DAY, "invoices", null));
    }
    rig.take(hit("b", 91 * DAY, "patients", null)).take(hit("c", 181 * DAY, "patients", null));

    assertThat(rig.events()).containsExactly("b");
  }

  @Test
  void aKeyThatWasAwayForSoLongIsLearnedAboutAnew() {
    rig.take(hit("a", 0, "patients", null)).take(hit("b", 91 * DAY, "invoices", null));

    assertThat(rig.fired).isEmpty();
    assertThat(rig.take(hit("c", 105 * DAY, "salaries", null)).events()).containsExactly("c");
  }

  @Test
  void forgettingInBetweenMakesNoDifference() {
    rig.take(hit("a", 0, "patients", null));
    assertThat(rig.next()).isEqualTo(90 * DAY + 1);
    rig.forget(90 * DAY);
    assertThat(rig.holds).isTrue();
    rig.forget(rig.next());
    assertThat(rig.holds).isFalse();
    assertThat(rig.state.getSeen()).isEmpty();
    assertThat(rig.next()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aLateHitOfTheSamePeriodIsNoFurtherFiring() {
    rig.take(hit("a", 0, "patients", null))
        .take(hit("b", 20 * DAY + 5 * HOUR, "invoices", null))
        .take(hit("c", 20 * DAY + 4 * HOUR, "invoices", null));

    assertThat(rig.events()).containsExactly("b");
  }

  @Test
  void aLateHitOfAnEarlierPeriodIsToldThere() {
    rig.take(hit("a", 0, "patients", null))
        .take(hit("b", 20 * DAY, "invoices", null))
        .take(hit("c", 19 * DAY, "invoices", null));

    assertThat(rig.events()).containsExactly("b", "c");
  }

  @Test
  void aKeyWithTooMuchSaysSoOnceAndIsSilentUntilItIsLearnedAboutAnew() {
    Rig small = rig(1, 10, 2);
    small.take(hit("a", 0, "one", null)).take(hit("b", 2 * DAY, "two", null));
    small.take(hit("c", 3 * DAY, "three", null)).take(hit("d", 4 * DAY, "one", null));

    assertThat(small.events()).containsExactly("b");
    assertThat(small.fired.get(0).facts().get("limits")).contains("no more than 2");

    small.forget(13 * DAY);
    small.take(hit("e", 13 * DAY, "four", null));
    assertThat(small.events()).containsExactly("b", "e");
  }

  @Test
  void whatFindsNoPlaceHasToBeLearnedAboutFirst() {
    Rig small = rig(5, 10, 2);
    small.take(hit("a", 0, "one", null)).take(hit("b", DAY, "two", null));
    small.take(hit("c", 10 * DAY, "three", null)).take(hit("d", 11 * DAY, "one", null));
    small.forget(12 * DAY);

    small.take(hit("e", 14 * DAY, "three", null));

    assertThat(small.events()).isEmpty();
  }
}
