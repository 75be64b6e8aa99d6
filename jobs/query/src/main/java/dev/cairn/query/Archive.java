package dev.cairn.query;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.keys.DataKeys;
import dev.cairn.archive.store.BlobReader;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.table.ArchiveFileDamagedException;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.EncryptedFile;
import dev.cairn.schemas.ReferenceVersion;
import java.io.IOException;
import java.util.List;

/**
 * An archive to read from: its files as the manifests list them, its store, its keys; and the
 * versions of the reference tables that name what is in it.
 */
record Archive(
    BlobStore store,
    List<ArchiveFile> files,
    DataKeys keys,
    ArchiveSqlConfig config,
    List<ReferenceVersion> references) {

  Archive {
    files = List.copyOf(files);
    references = List.copyOf(references);
  }

  /** Without reference tables. */
  Archive(BlobStore store, List<ArchiveFile> files, DataKeys keys, ArchiveSqlConfig config) {
    this(store, files, keys, config, List.of());
  }

  List<ArchiveFile> files(ArchiveTable<?> table, TimeRange range) {
    return files.stream()
        .filter(file -> file.table().equals(table.name()))
        .filter(file -> range.touches(file.minTimeMicros(), file.maxTimeMicros()))
        .toList();
  }

  /** Opens a file and compares it with what the manifest says of it, short of hashing it. */
  EncryptedFile open(ArchiveFile file, BlobReader blob) throws IOException {
    if (blob.size() != file.size()) {
      throw new ArchiveFileDamagedException(
          file.path(),
          "it has %d bytes, the manifest says %d".formatted(blob.size(), file.size()));
    }
    EncryptedFile encrypted = EncryptedFile.open(file.path(), blob, keys);
    if (encrypted.rows() != file.rows()) {
      throw new ArchiveFileDamagedException(
          file.path(),
          "it has %d rows, the manifest says %d".formatted(encrypted.rows(), file.rows()));
    }
    return encrypted;
  }
}
