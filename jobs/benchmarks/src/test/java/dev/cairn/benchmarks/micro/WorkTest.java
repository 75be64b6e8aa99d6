package dev.cairn.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.benchmarks.micro.Work.Step;
import dev.cairn.formats.RecordParser;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That what is compared does the same work. */
class WorkTest {

  @BeforeAll
  static void findSamples() {
    System.setProperty("cairn.home", "../..");
  }

  @ParameterizedTest
  @EnumSource
  void everyStepOfAShapeHasTheSameEvents(Shape shape) throws Exception {
    Work work = new Work(shape);

    for (int record = 0; record < Math.min(work.records(), 200); record++) {
      assertThat(work.hashed(record)).as("record %s", record).isEqualTo(work.events(record));
      assertThat(work.run(Step.FASTEST, record))
          .as("what the parsers saw of record %s", record)
          .isEqualTo(work.run(Step.BARE, record));
    }
  }

  @Test
  void everySourceHasAShape() {
    assertThat(Arrays.stream(Shape.values()).map(Shape::source))
        .containsAll(RecordParser.sources());
  }
}
