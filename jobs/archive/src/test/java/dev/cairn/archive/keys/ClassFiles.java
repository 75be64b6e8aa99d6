package dev.cairn.archive.keys;

import dev.cairn.archive.retention.RetentionRule;
import dev.cairn.archive.store.BlobReader;
import dev.cairn.archive.store.InMemoryBlobStore;
import dev.cairn.archive.store.Retention;
import dev.cairn.archive.table.ArchiveFileWriter;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.EncryptedFile;
import dev.cairn.archive.table.SampleRows;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.time.Period;

/** Archive files of several retention classes, one each. */
final class ClassFiles {

  private final InMemoryBlobStore store = new InMemoryBlobStore();

  /** Writes the class's file, of ten events. */
  void write(String retentionClass, KeyService keys) throws IOException {
    RetentionRule rule =
        new RetentionRule(
            retentionClass + "/1", retentionClass, Period.ofYears(6), Retention.Mode.UNLOCKED);
    try (FileKeys fileKeys = new FileKeys(keys);
        ArchiveFileWriter<AuditEvent> writer =
            ArchiveFileWriter.open(
                ArchiveTable.EVENTS, path(retentionClass), store, fileKeys, rule)) {
      for (AuditEvent event : SampleRows.events(1, 10, 50)) {
        writer.write(event);
      }
      store.commit(writer.finish(SampleRows.START).blob());
    }
  }

  /** Opens the class's file, and counts the columns that can be read. */
  int readableColumns(String retentionClass, KeyService keys) throws IOException {
    String path = path(retentionClass);
    try (FileKeys fileKeys = new FileKeys(keys);
        BlobReader blob = store.open(path)) {
      return EncryptedFile.open(path, blob, fileKeys).select(null).kept().size();
    }
  }

  private static String path(String retentionClass) {
    return "events/" + retentionClass + ".parquet";
  }
}
