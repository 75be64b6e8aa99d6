package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.OffsetRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetRangesTest {

  @Test
  void rangesThatTouchAreOne() {
    assertThat(OffsetRanges.merge(List.of(range("t", 0, 3, 5), range("t", 0, 0, 2))))
        .containsExactly(range("t", 0, 0, 5));
  }

  @Test
  void aGapStaysAGap() {
    assertThat(OffsetRanges.merge(List.of(range("t", 0, 1, 1), range("t", 0, 3, 3))))
        .containsExactly(range("t", 0, 1, 1), range("t", 0, 3, 3));
  }

  @Test
  void partitionsAreSortedAndApart() {
    assertThat(
            OffsetRanges.merge(
                List.of(range("u", 0, 4, 4), range("t", 1, 2, 3), range("t", 0, 0, 1))))
        .containsExactly(range("t", 0, 0, 1), range("t", 1, 2, 3), range("u", 0, 4, 4));
  }

  @Test
  void anOffsetSeenTwiceIsRefused() {
    assertThatThrownBy(
            () -> OffsetRanges.merge(List.of(range("t", 0, 0, 5), range("t", 0, 5, 9))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("overlap");
  }

  private static OffsetRange range(String topic, int partition, long first, long last) {
    return new OffsetRange(topic, partition, first, last);
  }
}
