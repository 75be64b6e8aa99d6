package dev.cairn.pipeline;

import dev.cairn.archive.keys.DataKeys;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.table.ArchiveFileWriter;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.StagedArchiveFile;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * The archive files that one writer has open: one per table and directory, each row in the
 * directory of its own time. Bounded by {@link WriterLimits}. Not thread-safe.
 */
final class OpenFiles implements Closeable {

  // the size is asked of every column: too dear for every row
  private static final int ROWS_BETWEEN_SIZE_CHECKS = 1024;

  private final BlobStore store;
  private final DataKeys keys;
  private final WriterLimits limits;
  private final RetentionRules retention;
  private final String writerName;
  private final Map<String, ArchiveFileWriter<?>> open = new LinkedHashMap<>(16, 0.75f, true);
  private final List<StagedArchiveFile> finished = new ArrayList<>();
  private long sequence;

  /**
   * @param writerName unique among all writers that ever wrote this archive: with a counter it names
   *     the files
   */
  OpenFiles(
      BlobStore store,
      DataKeys keys,
      WriterLimits limits,
      RetentionRules retention,
      String writerName) {
    this.store = store;
    this.keys = keys;
    this.limits = limits;
    this.retention = retention;
    this.writerName = writerName;
  }

  <T extends SpecificRecord> void write(ArchiveTable<T> table, T row) throws IOException {
    String directory = table.directory(row);
    ArchiveFileWriter<T> writer = writer(table, table.source(row), directory);
    writer.write(row);
    if (writer.rows() % ROWS_BETWEEN_SIZE_CHECKS == 0
        && writer.estimatedSize() >= limits.fileBytes()) {
      open.remove(directory);
      finish(writer);
    }
  }

  /** Finishes all files and hands over what was staged since the last call. */
  List<StagedArchiveFile> drain() throws IOException {
    for (Iterator<ArchiveFileWriter<?>> writers = open.values().iterator(); writers.hasNext(); ) {
      ArchiveFileWriter<?> writer = writers.next();
      writers.remove();
      finish(writer);
    }
    List<StagedArchiveFile> drained = List.copyOf(finished);
    finished.clear();
    return drained;
  }

  // A directory belongs to one table, and so does every writer under it.
  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> ArchiveFileWriter<T> writer(
      ArchiveTable<T> table, String source, String directory) throws IOException {
    ArchiveFileWriter<?> writer = open.get(directory);
    if (writer == null) {
      if (open.size() >= limits.openFiles()) {
        finishLeastRecentlyUsed();
      }
      String path = ArchiveTable.path(directory, writerName, sequence++);
      writer =
          ArchiveFileWriter.open(
              table, path, store, keys, retention.forRows(table.name(), source));
      open.put(directory, writer);
    }
    return (ArchiveFileWriter<T>) writer;
  }

  private void finishLeastRecentlyUsed() throws IOException {
    Iterator<ArchiveFileWriter<?>> eldestFirst = open.values().iterator();
    ArchiveFileWriter<?> eldest = eldestFirst.next();
    eldestFirst.remove();
    finish(eldest);
  }

  private void finish(ArchiveFileWriter<?> writer) throws IOException {
    try (writer) {
      finished.add(writer.finish(Instant.now()));
    }
  }

  /** Throws away what is open. What was finished but not drained stays staged and invisible. */
  @Override
  public void close() throws IOException {
    IOException first = null;
    for (ArchiveFileWriter<?> writer : open.values()) {
      try {
        writer.close();
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    open.clear();
    if (first != null) {
      throw first;
    }
  }
}
