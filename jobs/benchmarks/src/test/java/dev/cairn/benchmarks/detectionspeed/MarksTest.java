package dev.cairn.benchmarks.detectionspeed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.engine.Screening;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.sigma.RuleReader;
import dev.cairn.detect.signal.Signal;
import dev.cairn.detect.signal.Surroundings;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.testkit.life.LifeRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarksTest {

  @Test
  void markedRecordAndNoOtherIsWhatTheRuleIsAbout() throws Exception {
    LifeSample life = LifeSample.of(60, 4, 2_000);
    LifeRecord record = life.records().stream().filter(Marks::fits).findFirst().orElseThrow();
    LifeRecord marked =
        new LifeRecord(
            record.source(), record.reporter(), record.arrivalMicros(), Marks.mark(record, 17));
    Screening screening =
        new Screening(RuleReader.read(Marks.with(RuleFiles.of(Map.of()))));

    List<DetectionHit> hits = new ArrayList<>();
    for (LifeRecord one : List.of(record, marked)) {
      new LifeSample(List.of(one), life.facts())
          .events()
          .forEach(event -> screening.screen(Signal.of(event, Surroundings.NONE), hits::add));
    }

    assertThat(hits).hasSize(1);
    assertThat(Marks.number(hits.get(0).getUserName())).isEqualTo(17);
  }
}
