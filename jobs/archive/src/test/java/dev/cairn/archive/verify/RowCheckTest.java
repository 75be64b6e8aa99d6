package dev.cairn.archive.verify;

import static dev.cairn.archive.verify.FaultCode.FILE_UNREADABLE;
import static dev.cairn.archive.verify.FaultCode.OFFSET_NOT_IN_ROWS;
import static dev.cairn.archive.verify.FaultCode.ROW_COUNT;
import static dev.cairn.archive.verify.FaultCode.ROW_INDEX_GAP;
import static dev.cairn.archive.verify.FaultCode.ROW_NOT_IN_OFFSETS;
import static dev.cairn.archive.verify.FaultCode.ROW_TWICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.store.Blobs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One manifest of two files, which say to have six rows of t/0 3-5, t/0 8-8 and t/1 0-0; another has
 * what lies between.
 */
class RowCheckTest {

  private static final String EVENTS = "events/a";
  private static final String DEAD = "dead_letters/b";

  private record Row(String topic, int partition, long offset, int index) {}

  private final Map<String, List<Row>> rows = new HashMap<>();
  private final RowOffsets source = (file, out) -> deliver(file, out);
  private WrittenChain chain;

  @BeforeEach
  void setUp() throws IOException {
    chain = new WrittenChain();
    Blobs.commit(chain.store, EVENTS, "a");
    Blobs.commit(chain.store, DEAD, "b");
    chain.write(
        List.of(TestArchive.file(DEAD, "b", 2), TestArchive.file(EVENTS, "a", 4)),
        List.of(
            new OffsetRange("t", 0, 3, 5),
            new OffsetRange("t", 0, 8, 8),
            new OffsetRange("t", 1, 0, 0)),
        List.of());
    chain.add(2, new OffsetRange("t", 0, 6, 7));
    rows.put("events/3", List.of(row(6, 0), row(7, 0)));
    rows.put(EVENTS, new ArrayList<>(List.of(row(8, 0), row(3, 1), row(5, 0), row(3, 0))));
    rows.put(DEAD, new ArrayList<>(List.of(new Row("t", 1, 0, 0), row(4, 0))));
  }

  @Test
  void rowsOfBothTablesTogetherAreTheManifestsOffsets() throws IOException {
    VerificationReport report = chain.verify(source);

    assertThat(report.faults()).isEmpty();
    assertThat(report.rows()).isEqualTo(new RowSummary(true, 3, 0, 0, 8));
    assertThat(report.rows().sentence()).isEqualTo("rows checked");
  }

  @Test
  void offsetsWithoutRowAreNamedAsRanges() throws IOException {
    rows.get(DEAD).remove(row(4, 0));
    rows.get(EVENTS).remove(row(5, 0));
    rows.get(EVENTS).remove(row(8, 0));

    assertFaults(
        tuple(ROW_COUNT, DEAD),
        tuple(ROW_COUNT, EVENTS),
        tuple(OFFSET_NOT_IN_ROWS, "t/0 4-5"),
        tuple(OFFSET_NOT_IN_ROWS, "t/0 8-8"));
    assertThat(chain.verify(source).bad()).containsExactly(Verdict.COMPLETENESS);
  }

  @Test
  void rowOfAnOffsetBetweenTheRanges() throws IOException {
    rows.get(EVENTS).add(row(6, 0));
    rows.get(DEAD).add(row(7, 0));

    assertFaults(
        tuple(ROW_COUNT, DEAD), tuple(ROW_COUNT, EVENTS), tuple(ROW_NOT_IN_OFFSETS, "t/0 6-7"));
  }

  @Test
  void rowOfAnotherPartitionOrTopic() throws IOException {
    rows.get(EVENTS).set(0, new Row("t", 2, 8, 0));
    rows.get(EVENTS).set(2, new Row("u", 0, 5, 0));

    assertThat(chain.verify(source).faults())
        .extracting(Fault::code, Fault::place)
        .containsExactlyInAnyOrder(
            tuple(OFFSET_NOT_IN_ROWS, "t/0 5-5"),
            tuple(OFFSET_NOT_IN_ROWS, "t/0 8-8"),
            tuple(ROW_NOT_IN_OFFSETS, "t/2 8-8"),
            tuple(ROW_NOT_IN_OFFSETS, "u/0 5-5"));
  }

  @Test
  void sameRowInBothTables() throws IOException {
    rows.get(DEAD).add(row(3, 1));

    assertFaults(tuple(ROW_COUNT, DEAD), tuple(ROW_TWICE, "t/0 3-3"));
  }

  @Test
  void recordIndexThatDoesNotStartAtZeroOrSkips() throws IOException {
    rows.get(EVENTS).set(0, row(8, 1));
    rows.get(EVENTS).set(1, row(3, 2));
    rows.get(EVENTS).set(2, row(5, -1));

    assertFaults(tuple(OFFSET_NOT_IN_ROWS, "t/0 5-5"), tuple(ROW_INDEX_GAP, "t/0 3-8"));
    assertThat(chain.verify(source).faults().get(1).found()).startsWith("3 gaps");
  }

  @Test
  void refusedKeyIsNoFault() throws IOException {
    RowOffsets refused =
        (file, out) -> {
          throw new KeyRefusedException(file.metadataKey(), "access is denied");
        };

    VerificationReport report = chain.verify(refused);

    assertThat(report.faults()).isEmpty();
    assertThat(report.rows().sentence()).isEqualTo("rows not checked (key refused)");
  }

  @Test
  void oneRefusedFileLeavesTheManifestsOffsetsOpenButNotItsStrangeRows() throws IOException {
    rows.get(EVENTS).set(0, row(6, 0));
    RowOffsets half =
        (file, out) -> {
          if (file.path().equals(DEAD)) {
            throw new KeyRefusedException(file.metadataKey(), "access is denied");
          }
          deliver(file, out);
        };

    VerificationReport report = chain.verify(half);

    assertThat(report.faults()).extracting(Fault::code).containsExactly(ROW_NOT_IN_OFFSETS);
    assertThat(report.rows()).isEqualTo(new RowSummary(true, 2, 1, 0, 6));
    assertThat(report.rows().sentence()).isEqualTo("rows of 1 files not checked (key refused)");
  }

  @Test
  void genuineFileThatCannotBeReadHasNoRows() throws IOException {
    RowOffsets unreadable =
        (file, out) -> {
          if (file.path().equals(DEAD)) {
            throw new UnreadableFileException(DEAD, "no footer");
          }
          deliver(file, out);
        };

    assertThat(chain.verify(unreadable).faults())
        .extracting(Fault::code, Fault::place)
        .containsExactlyInAnyOrder(
            tuple(FILE_UNREADABLE, DEAD),
            tuple(OFFSET_NOT_IN_ROWS, "t/0 4-4"),
            tuple(OFFSET_NOT_IN_ROWS, "t/1 0-0"));
  }

  @Test
  void alteredFileIsNotReadAndItsOffsetsAreMissing() throws IOException {
    chain.memory().tamper(EVENTS, bytes -> new byte[] {'z'});

    assertFaults(
        tuple(OFFSET_NOT_IN_ROWS, "t/0 3-3"),
        tuple(OFFSET_NOT_IN_ROWS, "t/0 5-5"),
        tuple(OFFSET_NOT_IN_ROWS, "t/0 8-8"),
        tuple(FaultCode.FILE_ALTERED, EVENTS));
  }

  @Test
  void disposedFileLeavesTheManifestsOffsetsOpenButNotItsStrangeRows() throws IOException {
    chain.draft().created(TestArchive.KEPT.until()).ledger(approved(DEAD)).write();
    chain.memory().remove(DEAD);
    rows.get(EVENTS).set(0, row(6, 0));

    VerificationReport report = chain.verify(source);

    assertThat(report.faults())
        .extracting(Fault::code, Fault::place)
        .containsExactly(tuple(ROW_NOT_IN_OFFSETS, "t/0 6-6"));
    assertThat(report.rows()).isEqualTo(new RowSummary(true, 2, 0, 1, 6));
    assertThat(report.rows().sentence()).isEqualTo("rows of 1 files not checked (disposed of)");
    assertThat(report.keeping()).isEqualTo(new Keeping(Map.of("none", 2L), 0, 1, 1));
  }

  @Test
  void fileApprovedForDisposalAndStillThereIsCounted() throws IOException {
    chain.draft().created(TestArchive.KEPT.until()).ledger(approved(DEAD)).write();
    rows.get(DEAD).remove(0);

    assertFaults(tuple(ROW_COUNT, DEAD));
    assertThat(chain.verify(source).rows().sentence()).isEqualTo("rows checked");
  }

  @Test
  void rowOfALostOffsetIsNotInTheOffsets() throws IOException {
    chain
        .draft()
        .lost(new LostRange(new OffsetRange("t", 0, 9, 9), LostRange.Reason.NO_RECORD))
        .write();
    rows.get(EVENTS).add(row(9, 0));

    assertFaults(tuple(ROW_COUNT, EVENTS), tuple(ROW_NOT_IN_OFFSETS, "t/0 9-9"));
  }

  private static LedgerEntry approved(String path) {
    return new LedgerEntry(
        LedgerEntry.Kind.DISPOSAL_APPROVED,
        new TreeMap<>(Map.of("by", "b", "method", "delete", "rule", "r/1")),
        List.of(path));
  }

  @Test
  void storeOutOfReachIsNoVerdict() {
    RowOffsets away =
        (file, out) -> {
          throw new IOException("key service out of reach");
        };

    assertThatThrownBy(() -> chain.verify(away)).hasMessage("key service out of reach");
  }

  @Test
  void rangeTooLargeToBeTrueIsAFaultNotAnExhaustedMemory() throws IOException {
    WrittenChain boast = new WrittenChain().add(1, new OffsetRange("t", 0, 0, (1L << 53) - 1));

    VerificationReport report = boast.verify((file, out) -> out.row("t", 0, 7, 0));

    assertThat(report.faults()).extracting(Fault::code).containsExactly(OFFSET_NOT_IN_ROWS);
  }

  private void deliver(ArchiveFile file, RowOffsets.Rows out) {
    rows.get(file.path()).forEach(r -> out.row(r.topic(), r.partition(), r.offset(), r.index()));
  }

  private void assertFaults(Tuple... expected) throws IOException {
    assertThat(chain.verify(source).faults())
        .extracting(Fault::code, Fault::place)
        .containsExactly(expected);
  }

  private static Row row(long offset, int index) {
    return new Row("t", 0, offset, index);
  }
}
