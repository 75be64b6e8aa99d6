package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.LostRange.Reason;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.StagedArchiveFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When files and offsets are handed over, and when they are not. */
class ArchiveWriterTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TestClock clock = new TestClock("2026-11-22T12:02:00Z");
  private final TestWriter writer =
      new TestWriter(
          new InMemoryBlobStore(), clock, CommitTimes.DEFAULT, WriterLimits.DEFAULT, 2);

  @AfterEach
  void close() throws Exception {
    writer.close();
  }

  @Test
  void filesThatAreNotDueStayOpenOverACheckpoint() throws Exception {
    writer.write(0, clock.instant());
    clock.advance(MINUTE);

    assertThat(writer.checkpoint().files()).isEmpty();
    assertThat(writer.offsets.of("t0", 0).lowWater()).isZero();
  }

  @Test
  void filesOfATopicAreClosedTogetherWithAllItsOffsets() throws Exception {
    writer.write(0, clock.instant());
    writer.checkpoint();
    writer.write(0, clock.instant().minus(Duration.ofDays(3)));
    writer.write(0, 2, new byte[] {'{'});
    clock.advance(Duration.ofMinutes(13));

    WriteResult result = writer.checkpoint();

    assertThat(result.files())
        .extracting(staged -> staged.file().path().replaceAll("/w-.*", ""))
        .containsExactlyInAnyOrder(
            "events/source=proxysql.query/date=2026-11-22/hour=12",
            "events/source=proxysql.query/date=2026-11-19/hour=12",
            "dead_letters/source=proxysql.query/date=2026-11-22/hour=20");
    assertThat(result.offsets()).containsExactly(new OffsetRange("t0", 0, 0, 2));
    assertThat(writer.offsets.of("t0", 0).lowWater()).isEqualTo(3);
  }

  @Test
  void topicsOpenedAtDifferentTimesAreClosedInOneCheckpoint() throws Exception {
    writer.write(0, clock.instant());
    clock.advance(Duration.ofMinutes(12));
    writer.write(1, clock.instant());
    clock.advance(MINUTE);

    assertThat(writer.checkpoint().files()).hasSize(2);
  }

  @Test
  void aTopicThatIsNotDueKeepsItsOffsets() throws Exception {
    writer.write(0, clock.instant());
    clock.advance(Duration.ofMinutes(14));
    writer.write(1, clock.instant());

    WriteResult result = writer.checkpoint();

    assertThat(result.offsets()).containsExactly(new OffsetRange("t0", 0, 0, 0));
    assertThat(writer.offsets.of("t1", 0).lowWater()).isZero();
  }

  @Test
  void atTheEndOfInputEverythingIsHandedOver() throws Exception {
    writer.write(0, clock.instant());

    assertThat(writer.end().files()).hasSize(1);
    assertThat(writer.checkpoint().offsets()).isEmpty();
  }

  @Test
  void whatIsWrittenAfterARollIsInTheNextOne() throws Exception {
    writer.write(0, clock.instant());
    clock.advance(Duration.ofMinutes(13));
    writer.checkpoint();
    writer.write(0, clock.instant());
    clock.advance(Duration.ofMinutes(15));

    WriteResult result = writer.checkpoint();

    assertThat(result.offsets()).containsExactly(new OffsetRange("t0", 0, 1, 1));
    assertThat(result.files()).extracting(staged -> staged.file().rows()).containsExactly(1L);
  }

  @Test
  void aGapIsExplainedAtTheNextCheckpointAndHandedOverWithItsTopic() throws Exception {
    writer.write(0, clock.instant());
    writer.skip(0, 2);
    writer.write(0, clock.instant());

    assertThat(writer.checkpoint().offsets()).isEmpty();
    assertThat(writer.log.calls()).isEqualTo(2);
    clock.advance(Duration.ofMinutes(13));
    WriteResult result = writer.checkpoint();

    assertThat(writer.log.calls()).isEqualTo(2);
    assertThat(result.offsets())
        .containsExactly(new OffsetRange("t0", 0, 0, 0), new OffsetRange("t0", 0, 3, 3));
    assertThat(result.lost())
        .containsExactly(new LostRange(new OffsetRange("t0", 0, 1, 2), Reason.NO_RECORD));
  }

  @Test
  void lostRecordsAreHandedOverAtOnce() throws Exception {
    writer.log.has("t0", 0, 3, 10);
    writer.write(0, clock.instant());
    writer.skip(0, 2);
    writer.write(0, clock.instant());
    writer.write(1, clock.instant());

    WriteResult result = writer.checkpoint();

    assertThat(result.lost())
        .containsExactly(new LostRange(new OffsetRange("t0", 0, 1, 2), Reason.DELETED));
    assertThat(result.offsets()).extracting(OffsetRange::topic).containsOnly("t0");
  }

  @Test
  void whatWasLostBeforeTheFirstRecordNeedsNone() throws Exception {
    writer.offsets.of("t0", 0).lose(7, Reason.DELETED);

    WriteResult result = writer.checkpoint();

    assertThat(result.files()).isEmpty();
    assertThat(result.lost())
        .containsExactly(new LostRange(new OffsetRange("t0", 0, 0, 6), Reason.DELETED));
  }

  @Test
  void offsetsThatGoBackStopTheJobForGood() throws Exception {
    writer.write(0, clock.instant());

    assertThatThrownBy(() -> writer.write(0, 0, new byte[0]))
        .isInstanceOf(SuppressRestartsException.class)
        .hasRootCauseInstanceOf(OffsetsWentBackException.class);
  }

  @Test
  void retentionRunsFromWhenTheFileIsFinished() throws Exception {
    writer.write(0, clock.instant());
    clock.advance(Duration.ofMinutes(13));

    List<StagedArchiveFile> files = writer.checkpoint().files();

    assertThat(files.get(0).file().retention().until())
        .isEqualTo(Instant.parse("2032-11-22T12:15:00Z"));
  }
}
