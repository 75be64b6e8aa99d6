package dev.cairn.detect.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.Detector.Count;
import dev.cairn.detect.rule.Detector.Count.Measure;
import dev.cairn.detect.rule.Limit;
import dev.cairn.detect.rule.Limit.Comparison;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntriesTest {

  private final Rig rig =
      new Rig(
          new CountMachine(),
          new Count(
              Measure.DISTINCT,
              0,
              Duration.ofHours(1),
              List.of(new Limit(Comparison.GTE, 3)),
              "tables"));

  @Test
  void theItemsOfOneEventAreOneHitEach() {
    rig.take(Rig.hit("e", 1, "a", null)).take(Rig.hit("e", 1, "b", null));
    assertThat(rig.fired).isEmpty();

    rig.take(Rig.hit("e", 1, "c", null));

    assertThat(rig.fired).isNotEmpty().allMatch(firing -> firing.observed() == 3);
  }

  @Test
  void theSameItemOfOneEventIsNotCountedAgain() {
    for (int i = 0; i < 3; i++) {
      rig.take(Rig.hit("e", 1, "a", null));
    }

    assertThat(rig.state.getEntries()).hasSize(1);
  }

  @Test
  void whatComesAgainAndAgainDoesNotPushOutWhatIsDifferent() {
    rig.take(Rig.hit("first", 1, "a", null)).take(Rig.hit("second", 2, "b", null));
    for (int i = 3; i < 1_000; i++) {
      rig.take(Rig.hit("e" + i, i, "b", null));
    }
    assertThat(rig.fired).isEmpty();
    assertThat(rig.state.getEntries()).hasSizeLessThan(100);

    rig.take(Rig.hit("last", 1_000, "c", null));

    assertThat(rig.fired).hasSize(1);
    assertThat(rig.fired.get(0).observed()).isEqualTo(3);
  }
}
