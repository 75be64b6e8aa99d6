package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.OffsetRange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SplitStartsTest {

  private static final TopicPartition PARTITION = new TopicPartition("t", 0);
  private static final Retry RETRY = new Retry(3, Duration.ofMillis(1));

  private final TaskOffsets offsets = new TaskOffsets();
  private final FakeTopicLog log = new FakeTopicLog();

  @Test
  void aSplitBeginsAtItsOwnOffset() throws Exception {
    assertThat(start(Map.of(), 7)).isEqualTo(7);
    assertThat(offsets.of("t", 0).lowWater()).isEqualTo(7);
    assertThat(offsets.of("t", 0).isOpen()).isFalse();
  }

  @Test
  void whatTheChainHoldsIsPassedOver() throws Exception {
    assertThat(start(Map.of(PARTITION, 30L), 7)).isEqualTo(30);
    assertThat(offsets.of("t", 0).lowWater()).isEqualTo(30);
    assertThat(offsets.of("t", 0).isOpen()).isFalse();
  }

  @Test
  void aChainThatIsBehindTheCheckpointChangesNothing() throws Exception {
    assertThat(start(Map.of(PARTITION, 3L), 7)).isEqualTo(7);
  }

  @Test
  void whatKafkaDeletedIsLostBeforeARecordComes() throws Exception {
    log.has("t", 0, 40, 100);

    assertThat(start(Map.of(PARTITION, 30L), 7)).isEqualTo(40);

    assertThat(offsets.of("t", 0).lowWater()).isEqualTo(30);
    assertThat(lost())
        .containsExactly(
            new LostRange(new OffsetRange("t", 0, 30, 39), LostRange.Reason.DELETED));
  }

  @Test
  void aPartitionThatAppearedWhileTheJobRanIsWantedFromItsBeginning() throws Exception {
    log.has("t", 0, 5, 100);

    assertThat(start(Map.of(), KafkaPartitionSplit.EARLIEST_OFFSET)).isEqualTo(5);

    assertThat(lost())
        .containsExactly(new LostRange(new OffsetRange("t", 0, 0, 4), LostRange.Reason.DELETED));
  }

  @Test
  void aLogThatEndsBeforeTheStartIsRefused() {
    log.has("t", 0, 0, 6);

    assertThatThrownBy(() -> start(Map.of(), 7))
        .isInstanceOf(OffsetsWentBackException.class)
        .hasMessageContaining("t/0");
  }

  @Test
  void aLogThatEndsAtTheStartHasNothingNew() throws Exception {
    log.has("t", 0, 0, 7);

    assertThat(start(Map.of(), 7)).isEqualTo(7);
  }

  @Test
  void kafkaIsAskedAgainWhenItIsOutOfReach() throws Exception {
    log.failNext(2);
    assertThat(start(Map.of(), 7)).isEqualTo(7);

    log.failNext(3);
    assertThatThrownBy(() -> start(Map.of(), 7)).isInstanceOf(IOException.class);
  }

  private List<LostRange> lost() {
    List<LostRange> lost = new ArrayList<>();
    offsets.of("t", 0).close(new ArrayList<>(), lost);
    return lost;
  }

  private long start(Map<TopicPartition, Long> chain, long offset) throws Exception {
    return new SplitStarts(chain)
        .place(List.of(new KafkaPartitionSplit(PARTITION, offset)), offsets, log, RETRY)
        .get(0)
        .getStartingOffset();
  }
}
