package dev.cairn.archive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.LostRange;
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

  @Property(tries = 500)
  void verdictIsThatOfBitSets(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 30) Integer> firsts,
      @ForAll @IntRange(min = 1, max = 8) int length,
      @ForAll @Size(8) List<@IntRange(max = 3) Integer> kinds) {
    OffsetCheck check = new OffsetCheck();
    List<BitSet> covered = List.of(new BitSet(), new BitSet(), new BitSet(), new BitSet());
    BitSet all = new BitSet();
    boolean overlaps = false;
    for (int i = 0; i < firsts.size(); i++) {
      OffsetRange range = range(firsts.get(i), firsts.get(i) + length - 1);
      int kind = kinds.get(i);
      check.add(
          kind == 3
              ? Manifests.of(
                  i + 2, List.of(TestArchive.file("events/a", "x", 1)), List.of(range), List.of())
              : Manifests.of(
                  i + 2,
                  List.of(),
                  List.of(),
                  List.of(new LostRange(range, LostRange.Reason.values()[kind]))));
      overlaps |= all.get(firsts.get(i), firsts.get(i) + length).cardinality() > 0;
      all.set(firsts.get(i), firsts.get(i) + length);
      covered.get(kind).set(firsts.get(i), firsts.get(i) + length);
    }
    int start = all.nextSetBit(0);
    BitSet lost = (BitSet) covered.get(0).clone();
    lost.or(covered.get(1));
    Faults faults = new Faults();

    List<PartitionOffsets> offsets = check.check(faults);

    assertThat(has(faults, FaultCode.OFFSET_GAP))
        .isEqualTo(all.nextClearBit(start) < all.length());
    assertThat(has(faults, FaultCode.OFFSET_OVERLAP)).isEqualTo(overlaps);
    assertThat(has(faults, FaultCode.OFFSET_LOST)).isEqualTo(!lost.isEmpty());
    assertThat(offsets)
        .containsExactly(
            new PartitionOffsets(
                new TopicPartition("t", 0),
                start,
                all.length() - 1,
                covered.get(3).cardinality(),
                lost.cardinality(),
                covered.get(2).cardinality()));
  }

  private static boolean has(Faults faults, FaultCode code) {
    return faults.kept().stream().anyMatch(fault -> fault.code() == code);
  }

  private Fault onlyFault() throws IOException {
    assertThat(chain.verify().faults()).hasSize(1);
    return chain.verify().faults().get(0);
  }

  private static OffsetRange range(long first, long last) {
    return new OffsetRange("t", 0, first, last);
  }
}
