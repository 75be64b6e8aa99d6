package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.LostRange.Reason;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TopicPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {

  private final PartitionProgress progress =
      new PartitionProgress(new TopicPartition("t", 1), 10);
  private final List<OffsetRange> read = new ArrayList<>();
  private final List<LostRange> lost = new ArrayList<>();

  @Test
  void theLowWaterStaysUntilTheFilesAreClosed() throws Exception {
    progress.read(10);
    progress.read(11);
    assertThat(progress.lowWater()).isEqualTo(10);
    assertThat(progress.isOpen()).isTrue();

    progress.close(read, lost);

    assertThat(progress.lowWater()).isEqualTo(12);
    assertThat(progress.isOpen()).isFalse();
    assertThat(read).containsExactly(range(10, 11));
    assertThat(lost).isEmpty();
  }

  @Test
  void aJumpIsAGapThatMustBeExplainedBeforeClosing() throws Exception {
    progress.read(10);
    progress.read(15);

    assertThat(progress.gaps()).containsExactly(range(11, 14));
    assertThatThrownBy(() -> progress.close(read, lost))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("11-14");

    progress.explain(List.of(new LostRange(range(11, 14), Reason.NO_RECORD)));
    progress.close(read, lost);
    assertThat(read).containsExactly(range(10, 10), range(15, 15));
    assertThat(lost).containsExactly(new LostRange(range(11, 14), Reason.NO_RECORD));
    assertThat(progress.lowWater()).isEqualTo(16);
  }

  @Test
  void aJumpAtTheStartCountsFromTheExpectedOffset() throws Exception {
    progress.read(12);

    assertThat(progress.gaps()).containsExactly(range(10, 11));
  }

  @Test
  void whatIsLostBeforeAnyRecordIsClosedWithoutOne() {
    progress.lose(14, Reason.DELETED);
    assertThat(progress.hasLostRecords()).isTrue();
    assertThat(progress.isOpen()).isTrue();

    progress.close(read, lost);

    assertThat(read).isEmpty();
    assertThat(lost).containsExactly(new LostRange(range(10, 13), Reason.DELETED));
    assertThat(progress.lowWater()).isEqualTo(14);
    assertThat(progress.hasLostRecords()).isFalse();
  }

  @Test
  void anOffsetThatWasPassedIsNeverReadAgain() throws Exception {
    progress.read(10);
    progress.read(14);

    for (long offset : new long[] {14, 12, 10, 3}) {
      assertThatThrownBy(() -> progress.read(offset))
          .isInstanceOf(OffsetsWentBackException.class)
          .hasMessageContaining("t/1")
          .hasMessageContaining("a record came at " + offset)
          .hasMessageContaining("topic of another name");
    }
  }

  /** Every offset from the start to the last is in exactly one read or lost range. */
  @Property
  void everyOffsetIsAccountedForOnce(
      @ForAll List<@IntRange(min = 0, max = 4) Integer> steps, @ForAll int closings)
      throws Exception {
    PartitionProgress some = new PartitionProgress(new TopicPartition("t", 1), 0);
    List<OffsetRange> all = new ArrayList<>();
    List<OffsetRange> taken = new ArrayList<>();
    TreeSet<Long> wanted = new TreeSet<>();
    long next = 0;
    for (int i = 0; i < steps.size(); i++) {
      next += steps.get(i);
      some.read(next);
      wanted.add(next);
      next++;
      if ((closings >>> (i % 32) & 1) == 1) {
        all.addAll(some.gaps());
        some.explain(List.of());
        some.close(taken, new ArrayList<>());
        assertThat(some.lowWater()).isEqualTo(next);
      }
    }
    all.addAll(some.gaps());
    some.explain(List.of());
    some.close(taken, new ArrayList<>());

    assertThat(offsets(taken)).containsExactlyElementsOf(wanted);
    all.addAll(taken);
    assertThat(offsets(all).stream().sorted())
        .containsExactlyElementsOf(LongStream.range(0, next).boxed().toList());
  }

  private static List<Long> offsets(List<OffsetRange> ranges) {
    return ranges.stream()
        .flatMap(range -> LongStream.rangeClosed(range.first(), range.last()).boxed())
        .toList();
  }

  private static OffsetRange range(long first, long last) {
    return new OffsetRange("t", 1, first, last);
  }
}
