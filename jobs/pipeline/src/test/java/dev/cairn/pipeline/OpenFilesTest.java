package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.StagedArchiveFile;
import dev.cairn.archive.table.TestDataKeys;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What limits do to files, and that nothing goes beyond them. */
class OpenFilesTest {

  private static final long MIB = 1L << 20;
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final FileGroup group = new FileGroup();

  @Test
  void recordsOfAMegabyteStayWithinTheMemoryLimit() throws Exception {
    try (OpenFiles files = files(new WriterLimits(4, 128 * MIB, 8 * MIB))) {
      long highest = 0;
      for (int i = 0; i < 40; i++) {
        write(files, event(NOON.plus(i % 20, ChronoUnit.HOURS), (int) MIB));
        highest = Math.max(highest, files.heldBytes());
      }

      assertThat(highest).isLessThanOrEqualTo(8 * MIB).isGreaterThan(4 * MIB);
      assertThat(rows(files.close(group))).isEqualTo(40);
      assertThat(files.heldBytes()).isZero();
    }
  }

  @Test
  void rowsScatteredOverManyDaysStayWithinTheMemoryLimit() throws Exception {
    try (OpenFiles files = files(new WriterLimits(4, 128 * MIB, MIB))) {
      Random random = new Random(1);
      long highest = 0;
      for (int i = 0; i < 3_000; i++) {
        write(files, event(NOON.minus(random.nextInt(30 * 24), ChronoUnit.HOURS), 100));
        highest = Math.max(highest, files.heldBytes());
      }

      assertThat(highest).isLessThanOrEqualTo(MIB);
      assertThat(rows(files.close(group))).isEqualTo(3_000);
    }
  }

  @Test
  void aFileOfFullSizeIsFinishedAndItsGroupIsDue() throws Exception {
    try (OpenFiles files = files(new WriterLimits(4, MIB, 64 * MIB))) {
      Random random = new Random(1);
      int rows = 0;
      while (!group.isFull()) {
        byte[] noise = new byte[20_000];
        random.nextBytes(noise);
        write(files, event(NOON, noise));
        rows++;
        assertThat(rows).as("full before").isLessThan(1_000);
      }
      write(files, event(NOON, 100));

      List<StagedArchiveFile> staged = files.close(group);
      assertThat(staged).hasSize(2);
      assertThat(rows(staged)).isEqualTo(rows + 1);
      assertThat(group.isFull()).isFalse();
    }
  }

  @Test
  void withAllEncodersInUseRowsWaitAndCostNoFile() throws Exception {
    try (OpenFiles files = files(new WriterLimits(1, 128 * MIB, 64 * MIB))) {
      for (int round = 0; round < 60; round++) {
        for (int hour = 0; hour < 3; hour++) {
          write(files, event(NOON.plus(hour, ChronoUnit.HOURS), 20_000));
        }
      }

      assertThat(files.close(group)).hasSize(3);
    }
  }

  @Test
  void anEncoderThatHasNotBeenUsedForLongIsGivenToAnother() throws Exception {
    try (OpenFiles files = files(new WriterLimits(1, 128 * MIB, 512 * MIB))) {
      AuditEvent early = event(NOON, 100);
      for (int i = 0; i < 1_000; i++) {
        files.write(group, ArchiveTable.EVENTS, early, RowFile.WAITING_BYTES / 100);
      }
      AuditEvent late = event(NOON.plus(1, ChronoUnit.HOURS), 100);
      for (long i = 0; i < OpenFiles.IDLE_ROWS; i++) {
        files.write(group, ArchiveTable.EVENTS, late, 1);
      }
      files.write(group, ArchiveTable.EVENTS, late, RowFile.WAITING_BYTES);

      assertThat(group.files()).as("the early file was finished").hasSize(1);
      assertThat(files.close(group)).hasSize(2);
    }
  }

  private void write(OpenFiles files, AuditEvent event) throws Exception {
    files.write(group, ArchiveTable.EVENTS, event, RowBytes.of(event));
  }

  private static OpenFiles files(WriterLimits limits) {
    FileMaker maker =
        new FileMaker(
            new InMemoryBlobStore(),
            new TestDataKeys(),
            TestWriter.RULES,
            "w",
            new TestClock("2026-11-22T12:00:00Z"));
    return new OpenFiles(maker, limits, TestWriter.RETRY);
  }

  private static long rows(List<StagedArchiveFile> files) {
    return files.stream().mapToLong(staged -> staged.file().rows()).sum();
  }

  private static AuditEvent event(Instant time, int bytes) {
    return event(time, new byte[bytes]);
  }

  private static AuditEvent event(Instant time, byte[] noise) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
    StringBuilder text = new StringBuilder(noise.length);
    for (byte b : noise) {
      text.append((char) ('A' + (b & 0x0f)));
    }
    String line =
        """
        {"client":"10.0.0.1:5000","digest":"0x1","duration_us":10,"endtime_timestamp_us":%d,\
        "event":"COM_QUERY","query":"SELECT '%s'","server":"127.0.0.3:3306",\
        "starttime_timestamp_us":%d,"thread_id":1,"username":"app"}"""
            .formatted(micros + 10, text, micros);
    return RecordParser.of("proxysql.query", new FormatsConfig(ZoneOffset.UTC))
        .parse(
            new RawRecord("t", 0, 0, 0, null, line.getBytes(StandardCharsets.UTF_8)))
        .events()
        .get(0);
  }
}
