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
}
