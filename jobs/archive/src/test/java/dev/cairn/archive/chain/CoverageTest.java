package dev.cairn.archive.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CoverageTest {

  @Property(tries = 500)
  void answersAsABitSetDoes(
      @ForAll @Size(max = 20) List<@IntRange(max = 60) Integer> firsts,
      @ForAll @IntRange(min = 1, max = 12) int length,
      @ForAll @IntRange(max = 70) int asked) {
    Coverage coverage = new Coverage();
    BitSet model = new BitSet();
    for (int first : firsts) {
      coverage.add(new OffsetRange("t", 0, first, first + length - 1));
      model.set(first, first + length);
    }
    OffsetRange question = new OffsetRange("t", 0, asked, asked + 4);

    int hit = model.nextSetBit(asked);
    Optional<OffsetRange> expected =
        hit < 0 || hit > asked + 4
            ? Optional.empty()
            : Optional.of(
                new OffsetRange("t", 0, hit, Math.min(asked + 4, model.nextClearBit(hit) - 1)));
    assertThat(coverage.overlap(question)).isEqualTo(expected);
    assertThat(coverage.intervals()).isEqualTo(runs(model));
    if (!firsts.isEmpty()) {
      assertThat(coverage.nextOffsets())
          .containsExactlyEntriesOf(
              Map.of(new TopicPartition("t", 0), (long) model.length()));
    }
  }

  private static int runs(BitSet bits) {
    int runs = 0;
    for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(bits.nextClearBit(i))) {
      runs++;
    }
    return runs;
  }
}
