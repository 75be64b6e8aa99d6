package dev.cairn.query;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.keys.DataKeys;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.TableFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Files of an archive, without a chain. */
final class SampleArchive {

  private final BlobStore store;
  private final DataKeys keys;
  private final List<ArchiveFile> files = new ArrayList<>();

  SampleArchive(BlobStore store, DataKeys keys) {
    this.store = store;
    this.keys = keys;
  }

  <T extends SpecificRecord> SampleArchive with(ArchiveTable<T> table, List<T> rows)
      throws IOException {
    String path = ArchiveTable.path(table.directory(rows.get(0)), "w", files.size());
    files.add(TableFiles.archive(table, rows, path, store, keys).file());
    return this;
  }

  BlobStore store() {
    return store;
  }

  List<ArchiveFile> files() {
    return files;
  }

  ArchiveSql sql() throws IOException {
    return sql(
        new ArchiveSqlConfig(
            1L << 30, 256L << 20, 1, ArchiveSqlConfig.DEFAULT_MEMORY_DIRECTORY));
  }

  ArchiveSql sql(ArchiveSqlConfig config) throws IOException {
    return ArchiveSql.open(store, files, keys, config);
  }
}
