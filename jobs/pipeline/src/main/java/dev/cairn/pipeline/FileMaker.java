package dev.cairn.pipeline;

import dev.cairn.archive.keys.DataKeys;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.table.ArchiveFileWriter;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.StagedArchiveFile;
import java.io.IOException;
import java.time.InstantSource;
import org.apache.avro.specific.SpecificRecord;

/** Opens and ends the archive files of one writer, each under the retention rule of its rows. */
final class FileMaker {

  private final BlobStore store;
  private final DataKeys keys;
  private final RetentionRules retention;
  private final String writerName;
  private final InstantSource clock;
  private long sequence;

  /**
   * Names files by writer and count.
   *
   * @param writerName unique among all writers that ever wrote this archive
   */
  FileMaker(
      BlobStore store,
      DataKeys keys,
      RetentionRules retention,
      String writerName,
      InstantSource clock) {
    this.store = store;
    this.keys = keys;
    this.retention = retention;
    this.writerName = writerName;
    this.clock = clock;
  }

  <T extends SpecificRecord> ArchiveFileWriter<T> open(ArchiveTable<T> table, T firstRow)
      throws IOException {
    String path = ArchiveTable.path(table.directory(firstRow), writerName, sequence++);
    return ArchiveFileWriter.open(
        table, path, store, keys, retention.forRows(table.name(), table.source(firstRow)));
  }

  /** Stages the file to its end; closes it also if that fails. */
  StagedArchiveFile finish(ArchiveFileWriter<?> file) throws IOException {
    try (file) {
      return file.finish(clock.instant());
    }
  }
}
