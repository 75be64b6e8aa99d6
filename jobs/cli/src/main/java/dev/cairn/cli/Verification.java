package dev.cairn.cli;

import dev.cairn.archive.chain.FileAnchor;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.verify.ArchiveVerifier;
import dev.cairn.archive.verify.VerificationReport;
import dev.cairn.query.ArchiveSqlConfig;
import dev.cairn.query.DuckRowOffsets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Verifies an archive with all that is at hand: the anchor, and the rows where there are keys. */
final class Verification {

  private Verification() {}

  static VerificationReport run(
      URI archive, Optional<URI> keys, Optional<Path> anchor, Terminal terminal)
      throws IOException {
    if (keys.isEmpty()) {
      try (BlobStore store = BlobStores.open(archive)) {
        return verifier(store, anchor, terminal).verify();
      }
    }
    try (OpenArchive open = OpenArchive.open(archive, keys.get())) {
      DuckRowOffsets rows =
          new DuckRowOffsets(open.store(), open.keys(), ArchiveSqlConfig.defaults());
      return verifier(open.store(), anchor, terminal).withRows(rows).verify();
    }
  }

  private static ArchiveVerifier verifier(
      BlobStore store, Optional<Path> anchor, Terminal terminal) {
    ArchiveVerifier verifier =
        ArchiveVerifier.of(store)
            .withProgress(
                (files, ofFiles, bytes, ofBytes) ->
                    terminal.progress(
                        "verifying  %,d of %,d files, %,d of %,d MiB",
                        files, ofFiles, bytes >> 20, ofBytes >> 20));
    return anchor
        .map(file -> verifier.withAnchor(new FileAnchor(file)))
        .orElse(verifier);
  }
}
