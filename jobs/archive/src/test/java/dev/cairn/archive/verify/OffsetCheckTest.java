package dev.cairn.archive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.chain.TopicPartition;
import dev.cairn.archive.store.Blobs;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OffsetCheckTest {

  private WrittenChain chain;

  @BeforeEach
  void setUp() throws IOException {
    chain = new WrittenChain();
  }

  @Test
  void gapBetweenManifestsIsNamedWithBoth() throws IOException {
    chain.add(1, range(0, 9)).add(1, range(12, 19));

    Fault fault = onlyFault();
    assertThat(fault.code()).isEqualTo(FaultCode.OFFSET_GAP);
    assertThat(fault.place()).isEqualTo("t/0 10-11");
    assertThat(fault.message())
        .startsWith("Offsets 10 to 11 of t/0 lie between manifests 2 and 3 and are in none.");
    assertThat(chain.verify().bad()).containsExactly(Verdict.COMPLETENESS);
    assertThat(chain.verify().offsets())
        .containsExactly(new PartitionOffsets(new TopicPartition("t", 0), 0, 19, 18, 0, 0));
  }

  @Test
  void gapWithinOneManifest() throws IOException {
    chain.add(1, range(0, 3), range(5, 9));

    assertThat(onlyFault().place()).isEqualTo("t/0 4-4");
    assertThat(onlyFault().found())
        .isEqualTo("Offsets 4 to 4 of t/0 lie between the ranges of manifest 2 and are in none.");
  }

  @Test
  void overlapIsNamedWithBoth() throws IOException {
    chain.add(1, range(0, 9)).add(1, range(8, 12));

    Fault fault = onlyFault();
    assertThat(fault.code()).isEqualTo(FaultCode.OFFSET_OVERLAP);
    assertThat(fault.place()).isEqualTo("t/0 8-9");
    assertThat(fault.found()).contains("manifest 2 and in manifest 3");
    assertThat(chain.verify().offsets().get(0).archived()).isEqualTo(13);
  }

  @Test
  void offsetsMayComeInAnyOrderAndStartAnywhere() throws IOException {
    chain.add(1, range(20, 29)).add(1, range(5, 9)).add(1, range(10, 19));

    assertThat(chain.verify().faults()).isEmpty();
  }

  @Test
  void partitionsAreJudgedApart() throws IOException {
    chain
        .add(1, range(0, 9), new OffsetRange("t", 1, 50, 59))
        .add(1, range(10, 19), new OffsetRange("u", 0, 0, 0));

    assertThat(chain.verify().faults()).isEmpty();
    assertThat(chain.verify().offsets()).hasSize(3);
  }

  @Test
  void fileOfTwoManifestsCountsTwice() throws IOException {
    Blobs.commit(chain.store, "events/a", "x");
    ArchiveFile file = TestArchive.file("events/a", "x", 1);
    chain.write(List.of(file), List.of(range(0, 0)), List.of());
    chain.write(List.of(file), List.of(range(1, 1)), List.of());

    assertThat(onlyFault().code()).isEqualTo(FaultCode.FILE_CLAIMED_TWICE);
    assertThat(onlyFault().found()).contains("manifest 2").contains("manifest 3");
  }

  @Property(tries = 200)
  void verdictIsThatOfABitSet(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 30) Integer> firsts,
      @ForAll @IntRange(min = 1, max = 8) int length)
      throws IOException {
    WrittenChain written = new WrittenChain();
    BitSet covered = new BitSet();
    boolean overlaps = false;
    for (int first : firsts) {
      written.add(1, range(first, first + length - 1));
      overlaps |= !covered.get(first, first + length).isEmpty();
      covered.set(first, first + length);
    }
    int start = covered.nextSetBit(0);
    boolean gaps = covered.nextClearBit(start) < covered.length();

    VerificationReport report = written.verify();

    assertThat(report.faults().stream().anyMatch(f -> f.code() == FaultCode.OFFSET_GAP))
        .isEqualTo(gaps);
    assertThat(report.faults().stream().anyMatch(f -> f.code() == FaultCode.OFFSET_OVERLAP))
        .isEqualTo(overlaps);
    assertThat(report.offsets())
        .containsExactly(
            new PartitionOffsets(
                new TopicPartition("t", 0), start, covered.length() - 1, covered.cardinality(), 0, 0));
  }

  private Fault onlyFault() throws IOException {
    assertThat(chain.verify().faults()).hasSize(1);
    return chain.verify().faults().get(0);
  }

  private static OffsetRange range(long first, long last) {
    return new OffsetRange("t", 0, first, last);
  }
}
