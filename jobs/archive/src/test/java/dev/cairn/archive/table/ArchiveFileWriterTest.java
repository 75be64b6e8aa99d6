package dev.cairn.archive.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.keys.KeyClass;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchiveFileWriterTest {

  private static final String PATH = "events/source=a/date=2026-11-22/hour=19/w-00000001.parquet";

  private final MemoryBlobs store = new MemoryBlobs();
  private final TestKeys keys = new TestKeys();

  @Test
  void saysOfTheFileWhatTheManifestNeeds() throws IOException {
    List<AuditEvent> rows = SampleRows.events(1, 50, 100);

    StagedArchiveFile staged = TableFiles.archive(ArchiveTable.EVENTS, rows, PATH, store, keys);

    ArchiveFile file = staged.file();
    assertThat(file.path()).isEqualTo(PATH);
    assertThat(file.table()).isEqualTo("events");
    assertThat(file.rows()).isEqualTo(50);
    assertThat(file.size()).isEqualTo(store.bytes(PATH).length);
    assertThat(file.sha256()).isEqualTo(staged.blob().sha256());
    assertThat(file.minTimeMicros()).isEqualTo(Micros.of(rows.get(0).getTime()));
    assertThat(file.maxTimeMicros()).isEqualTo(Micros.of(rows.get(49).getTime()));
    assertThat(file.metadataKey()).isEqualTo("metadata/1");
    assertThat(file.phiKey()).isEqualTo("phi/1");
  }

  @Test
  void writesNoClearTextNeitherValuesNorColumnNames() throws IOException {
    TableFiles.archive(ArchiveTable.EVENTS, SampleRows.events(1, 200, 60), PATH, store, keys);

    String bytes = new String(store.bytes(PATH), StandardCharsets.ISO_8859_1);
    assertThat(bytes).startsWith("PARE").endsWith("PARE");
    assertThat(bytes).contains("{\"class\":\"METADATA\"");
    assertThat(bytes)
        .doesNotContain(SampleRows.CANARY, "sql_text", "patients", "user1", "10.0.0.", "raw.proxy");
  }

  @Test
  void throwsAwayWhatIsClosedWithoutFinish() throws IOException {
    try (var writer = ArchiveFileWriter.open(ArchiveTable.EVENTS, PATH, store, keys)) {
      writer.write(SampleRows.minimal(1).build());
      assertThat(writer.rows()).isEqualTo(1);
    }

    assertThat(store.discarded()).isEqualTo(1);
    assertThat(store.list("")).isEmpty();
  }

  @Test
  void tellsHowMuchWaitsInMemoryAndHowLargeTheFileWouldBe() throws IOException {
    try (var writer = ArchiveFileWriter.open(ArchiveTable.EVENTS, PATH, store, keys)) {
      for (AuditEvent row : SampleRows.events(1, 100, 10_000)) {
        writer.write(row);
      }
      assertThat(writer.bufferedBytes()).isBetween(500_000L, 3_000_000L);
      assertThat(writer.estimatedSize()).isGreaterThanOrEqualTo(writer.bufferedBytes());
    }
  }

  @Test
  void refusesToFinishAFileWithoutRowsOrTwice() throws IOException {
    try (var writer = ArchiveFileWriter.open(ArchiveTable.EVENTS, PATH, store, keys)) {
      assertThatThrownBy(writer::finish)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("has no row");
      writer.write(SampleRows.minimal(1).build());
      writer.finish();
      assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> writer.write(SampleRows.minimal(2).build()))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void opensNothingWhenAKeyIsRefused() {
    DeniedKeys denied = new DeniedKeys();

    assertThatThrownBy(() -> ArchiveFileWriter.open(ArchiveTable.EVENTS, PATH, store, denied))
        .isInstanceOf(KeyRefusedException.class);
    assertThat(store.discarded()).isZero();
  }

  private static final class DeniedKeys implements dev.cairn.archive.keys.DataKeys {
    @Override
    public dev.cairn.archive.keys.DataKey newDataKey(KeyClass keyClass) throws IOException {
      throw new KeyRefusedException("k", "disabled");
    }

    @Override
    public byte[] unwrap(String material) throws IOException {
      throw new KeyRefusedException("k", "disabled");
    }
  }
}
