package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.OffsetRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OffsetRangesTest {

  @Test
  void consecutiveOffsetsAreOneRange() {
    OffsetRanges ranges = new OffsetRanges();
    ranges.add("t", 0, 5);
    ranges.add("t", 0, 6);
    ranges.add("t", 1, 0);
    ranges.add("t", 0, 7);

    assertThat(ranges.drain())
        .containsExactly(new OffsetRange("t", 0, 5, 7), new OffsetRange("t", 1, 0, 0));
    assertThat(ranges.isEmpty()).isTrue();
  }

  @Test
  void aGapStaysAGap() {
    OffsetRanges ranges = new OffsetRanges();
    ranges.add("t", 0, 1);
    ranges.add("t", 0, 3);

    assertThat(ranges.drain())
        .containsExactly(new OffsetRange("t", 0, 1, 1), new OffsetRange("t", 0, 3, 3));
  }

  @Test
  void anOffsetSeenTwiceIsRefused() {
    assertThatThrownBy(
            () ->
                OffsetRanges.merge(
                    List.of(new OffsetRange("t", 0, 0, 5), new OffsetRange("t", 0, 5, 9))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("overlap");
  }

  @Property
  void rangesHoldExactlyTheOffsetsThatWereAdded(
      @ForAll Set<@IntRange(min = 0, max = 200) Integer> offsets) {
    OffsetRanges ranges = new OffsetRanges();
    offsets.forEach(offset -> ranges.add("t", 0, offset));

    List<Long> covered = new ArrayList<>();
    long last = -2;
    for (OffsetRange range : ranges.drain()) {
      assertThat(range.first()).isGreaterThan(last + 1);
      for (long offset = range.first(); offset <= range.last(); offset++) {
        covered.add(offset);
      }
      last = range.last();
    }
    assertThat(covered)
        .containsExactlyElementsOf(
            new TreeSet<>(offsets).stream().map(Integer::longValue).toList());
  }
}
