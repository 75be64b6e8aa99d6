package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.TopicPartition;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskOffsetsTest {

  @AfterEach
  void release() {
    TaskOffsets.release();
  }

  @Test
  void readerAndWriterOfOneTaskShareThem() {
    TaskOffsets reader = TaskOffsets.ofReader();
    TaskOffsets writer = TaskOffsets.ofWriter();

    assertThat(writer).isSameAs(reader);
    reader.requireBoth();
  }

  @Test
  void aReaderWithoutAWriterInItsTaskIsRefused() {
    CompletableFuture.runAsync(TaskOffsets::ofWriter).join();
    TaskOffsets reader = TaskOffsets.ofReader();

    assertThatThrownBy(reader::requireBoth)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not chained")
        .hasMessageContaining("pipeline.operator-chaining.enabled");
  }

  @Test
  void twoWritersInOneTaskAreRefused() {
    TaskOffsets.ofWriter();

    assertThatThrownBy(TaskOffsets::ofWriter).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theNextTaskOfAThreadBeginsAnew() {
    TaskOffsets first = TaskOffsets.ofReader();
    first.start(new TopicPartition("t", 0), 5);
    TaskOffsets.release();

    assertThat(TaskOffsets.ofReader().all()).isEmpty();
  }

  @Test
  void partitionsOfATopicAreKeptApart() throws Exception {
    TaskOffsets offsets = new TaskOffsets();
    offsets.start(new TopicPartition("t", 0), 5);
    offsets.start(new TopicPartition("t", 3), 7);
    offsets.start(new TopicPartition("u", 0), 9);

    offsets.of("t", 0).read(5);
    offsets.of("t", 3).read(7);
    offsets.of("u", 0).read(9);
    offsets.of("t", 0).read(6);

    assertThat(offsets.of("t")).extracting(PartitionProgress::lowWater).containsExactly(5L, 7L);
    assertThat(offsets.all()).hasSize(3);
  }

  @Test
  void aPartitionThatWasNeverStartedGivesNoRecords() {
    assertThatThrownBy(() -> new TaskOffsets().of("t", 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("t/0");
  }
}
