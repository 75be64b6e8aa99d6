package dev.cairn.archive.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.retention.TestRules;
import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Micros;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchiveFileWriterTest {

  private static final String PATH = "events/source=a/date=2026-11-22/hour=19/w-00000001.parquet";

  private final InMemoryBlobStore store = new InMemoryBlobStore();
  private final TestDataKeys keys = new TestDataKeys();

  @Test
  void saysOfTheFileWhatTheManifestNeeds() throws IOException {
    List<AuditEvent> rows = SampleRows.events(1, 50, 100);

    StagedArchiveFile staged = TableFiles.archive(ArchiveTable.EVENTS, rows, PATH, store, keys);

    ArchiveFile file = staged.file();
    assertThat(file.path()).isEqualTo(PATH);
    assertThat(file.table()).isEqualTo("events");
    assertThat(file.rows()).isEqualTo(50);
    assertThat(file.size()).isEqualTo(store.find(PATH).orElseThrow().size());
    assertThat(file.sha256()).isEqualTo(staged.blob().sha256());
    assertThat(file.minTimeMicros()).isEqualTo(Micros.of(rows.get(0).getTime()));
    assertThat(file.maxTimeMicros()).isEqualTo(Micros.of(rows.get(49).getTime()));
    assertThat(file.metadataKey()).isEqualTo("metadata/1");
    assertThat(file.phiKey()).isEqualTo("phi/1");
  }

  @Test
  void writesNoClearTextNeitherValuesNorColumnNames() throws IOException {
    TableFiles.archive(ArchiveTable.EVENTS, SampleRows.events(1, 200, 60), PATH, store, keys);

    String bytes = new String(TableFiles.bytes(store, PATH), StandardCharsets.ISO_8859_1);
    assertThat(bytes).startsWith("PARE").endsWith("PARE");
    assertThat(bytes).contains("{\"class\":\"METADATA\"");
    assertThat(bytes)
        .doesNotContain(SampleRows.CANARY, "sql_text", "patients", "user1", "10.0.0.", "raw.proxy");
  }

  @Test
  void throwsAwayWhatIsClosedWithoutFinish() throws IOException {
    try (var writer = ArchiveFileWriter.open(ArchiveTable.EVENTS, PATH, store, keys, TestRules.QUERIES)) {
      writer.write(SampleRows.minimal(1).build());
      assertThat(writer.rows()).isEqualTo(1);
    }

    assertThat(store.list("")).isEmpty();
    assertThat(store.sweepStaged(Duration.ZERO)).isZero();
  }

  @Test
  void tellsHowMuchWaitsInMemoryAndHowLargeTheFileWouldBe() throws IOException {
    try (var writer = ArchiveFileWriter.open(ArchiveTable.EVENTS, PATH, store, keys, TestRules.QUERIES)) {
      for (AuditEvent row : SampleRows.events(1, 100, 10_000)) {
        writer.write(row);
      }
      assertThat(writer.bufferedBytes()).isBetween(500_000L, 3_000_000L);
      assertThat(writer.estimatedSize()).isGreaterThanOrEqualTo(writer.bufferedBytes());
    }
  }

  @Test
  void refusesToFinishAFileWithoutRowsOrTwice() throws IOException {
    try (var writer = ArchiveFileWriter.open(ArchiveTable.EVENTS, PATH, store, keys, TestRules.QUERIES)) {
      assertThatThrownBy(() -> writer.finish(TableFiles.FINISHED))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("has no row");
      writer.write(SampleRows.minimal(1).build());
      writer.finish(TableFiles.FINISHED);
      assertThatThrownBy(() -> writer.finish(TableFiles.FINISHED)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> writer.write(SampleRows.minimal(2).build()))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void refusesAPathThatIsNotOfItsTable() {
    assertThatThrownBy(() -> ArchiveFileWriter.open(ArchiveTable.DEAD_LETTERS, PATH, store, keys, TestRules.QUERIES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dead_letters/");
  }

  @Test
  void opensNothingWhenAKeyIsRefused() {
    keys.refuse(KeyClass.PHI);

    assertThatThrownBy(() -> ArchiveFileWriter.open(ArchiveTable.EVENTS, PATH, store, keys, TestRules.QUERIES))
        .isInstanceOf(KeyRefusedException.class);
  }

  @Test
  void archivesTimesThatTheManifestCannotSay() throws IOException {
    AuditEvent early = SampleRows.minimal(1).setTime(Instant.parse("0001-01-01T00:00:00Z")).build();
    AuditEvent late = SampleRows.minimal(2).setTime(Instant.parse("9999-12-31T23:59:59Z")).build();

    StagedArchiveFile staged =
        TableFiles.archive(ArchiveTable.EVENTS, List.of(early, late), PATH, store, keys);

    assertThat(staged.file().minTimeMicros()).isEqualTo(-ArchiveTable.MANIFEST_TIME_LIMIT);
    assertThat(staged.file().maxTimeMicros()).isEqualTo(ArchiveTable.MANIFEST_TIME_LIMIT);
  }
}
