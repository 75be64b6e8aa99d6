package dev.cairn.detect.machine;

import static dev.cairn.detect.machine.Rig.DAY;
import static dev.cairn.detect.machine.Rig.HOUR;
import static dev.cairn.detect.machine.Rig.hit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.Detector;
import dev.cairn.schemas.DetectionHit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BaselineMachineTest {

  private final Rig rig = rig(Duration.ofDays(1));

  static Rig rig(Duration suppress) {
    return new Rig(
        new BaselineMachine(),
        new Detector.Baseline(Duration.ofDays(1), 0.95, 3, 1_000, 5, "rows"),
        suppress);
  }

  private static Rig learned(Rig rig, double daily) {
    for (int day = 0; day < 5; day++) {
      rig.take(hit("d" + day, day * DAY + HOUR, null, daily));
    }
    return rig;
  }

  @Test
  void aTotalFarBeyondTheUsualIsToldOnceAndThenAsToldBefore() {
    learned(rig, 1_000).forget(5 * DAY);

    rig.take(hit("a", 5 * DAY + HOUR, null, 2_500.0));
    assertThat(rig.fired).isEmpty();
    rig.take(hit("b", 5 * DAY + 2 * HOUR, null, 1_000.0));
    rig.take(hit("c", 5 * DAY + 3 * HOUR, null, 1.0));

    assertThat(rig.events()).containsExactly("b", "c");
    assertThat(rig.fired).extracting(Firing::again).containsExactly(false, true);
    assertThat(rig.fired).extracting(Firing::observed).containsExactly(3_500.0, 3_501.0);
    assertThat(rig.fired.get(0)).satisfies(firing -> {
      assertThat(firing.threshold()).isBetween(2_970.0, 3_030.0);
      assertThat(firing.from()).isEqualTo(5 * DAY + HOUR);
      assertThat(firing.to()).isEqualTo(5 * DAY + 2 * HOUR);
      assertThat(firing.timespanMicros()).isEqualTo(DAY);
      assertThat(firing.evidence()).extracting(Evidence::name).containsExactly("a", "b");
      assertThat(firing.facts()).containsEntry("periods", "5");
    });
  }

  @Test
  void whatIsPastCountsWhetherItsPeriodsAreClosedOrNot() {
    Rig closed = learned(rig(Duration.ofDays(1)), 1_000).forget(5 * DAY);
    DetectionHit much = hit("a", 5 * DAY + HOUR, null, 5_000.0);

    assertThat(learned(rig, 1_000).take(much).fired).isEqualTo(closed.take(much).fired);
    assertThat(rig.fired).hasSize(1);
  }

  @Test
  void nothingIsToldBeforeEnoughPeriodsWereSeenNorBelowTheLeast() {
    rig.take(hit("a", 0, null, 1.0)).take(hit("b", DAY, null, 1e9));
    learned(rig(Duration.ofDays(1)), 1).take(hit("c", 5 * DAY, null, 1_000.0));

    assertThat(rig.fired).isEmpty();
  }

  @Test
  void peersAreHeldAgainstEachOther() {
    for (int day = 0; day < 5; day++) {
      for (String peer : new String[] {"anna", "ben", "carl"}) {
        rig.take(hit(peer + day, day * DAY, peer, 1_000.0));
      }
      rig.forget((day + 1) * DAY);
    }
    rig.take(hit("new", 5 * DAY, "dora", 4_000.0)).take(hit("usual", 5 * DAY, "ben", 900.0));

    assertThat(rig.events()).containsExactly("new");
    assertThat(rig.state.getHistoryPeriods()).isEqualTo(5);
  }

  @Test
  void aHitWithoutANumberCountsAsOne() {
    learned(rig, 400).forget(5 * DAY);
    for (int i = 0; i <= 1_200; i++) {
      rig.take(hit("e" + i, 5 * DAY + i, null, null));
    }

    assertThat(rig.fired).hasSizeBetween(1, 14);
    assertThat(rig.fired.get(rig.fired.size() - 1).observed()).isEqualTo(1_201);
  }

  @Test
  void aSessionsNextVersionReplacesTheOneBefore() {
    learned(rig, 1_000).forget(5 * DAY);
    for (int version = 1; version <= 100; version++) {
      DetectionHit hit = hit(null, 5 * DAY + version, null, 10.0 * version);
      hit.setSessionId("s");
      rig.take(hit);
    }

    assertThat(rig.fired).isEmpty();
    assertThat(rig.state.getBuckets().get(0).getSum()).isEqualTo(1_000);
    assertThat(rig.state.getBuckets().get(0).getCount()).isEqualTo(1);
  }

  @Test
  void whereFindingsAreShorterThanPeriodsAllOfAPeriodIsForItsBegin() {
    Rig hourly = learned(rig(Duration.ofHours(1)), 1_000).forget(5 * DAY);
    hourly.take(hit("a", 5 * DAY + 7 * HOUR, null, 5_000.0));
    hourly.take(hit("b", 5 * DAY + 9 * HOUR, null, 5_000.0));

    assertThat(hourly.fired).extracting(Firing::at).containsOnly(5 * DAY);
  }

  @Test
  void aKeyThatWasAwayForLongIsLearnedAboutAnewWhetherForgottenInTimeOrNot() {
    learned(rig, 1_000).forget(5 * DAY);
    Rig told = learned(rig(Duration.ofDays(1)), 1_000).forget(5 * DAY);
    assertThat(told.forget(told.next() - 1).holds).isTrue();
    assertThat(told.forget(told.next()).holds).isFalse();

    rig.take(hit("a", 200 * DAY, null, 1e6));
    assertThat(rig.fired).isEmpty();
    assertThat(rig.state.getHistory()).isNull();
  }
}
