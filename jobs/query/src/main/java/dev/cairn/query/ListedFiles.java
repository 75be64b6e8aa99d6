package dev.cairn.query;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.Ledger;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.store.BlobStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The files that an archive's chain lists and that were not disposed of. */
final class ListedFiles {

  private ListedFiles() {}

  static List<ArchiveFile> of(BlobStore store) throws IOException {
    List<Manifest> manifests = Chain.open(store).manifests();
    Ledger ledger = new Ledger();
    manifests.forEach(ledger::add);
    List<ArchiveFile> files = new ArrayList<>();
    for (Manifest manifest : manifests) {
      for (ArchiveFile file : manifest.files()) {
        if (!isGone(store, ledger, file, manifest.sequence())) {
          files.add(file);
        }
      }
    }
    return files;
  }

  /** A disposal that was approved and interrupted may have taken the file before it was recorded. */
  private static boolean isGone(
      BlobStore store, Ledger ledger, ArchiveFile file, long listedBy) throws IOException {
    return ledger.disposedAfter(file.path(), listedBy)
        || ledger.approvedAfter(file.path(), listedBy) && store.find(file.path()).isEmpty();
  }
}
