package dev.cairn.cli;

import dev.cairn.access.OpenArchive;
import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.Anchors;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.verify.ArchiveVerifier;
import dev.cairn.archive.verify.VerificationReport;
import dev.cairn.query.ArchiveSqlConfig;
import dev.cairn.query.DuckRowOffsets;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies an archive with all that is at hand: the anchor, the rows where there are keys, and the
 * thumbprints of keys that may sign. Immutable; each {@code with} returns another one.
 */
record Verification(
    URI archive,
    Optional<URI> keys,
    Optional<String> anchor,
    Set<String> trusted,
    Terminal terminal) {

  /**
   * What was found.
   *
   * @param report the verifier's
   * @param refused keys that the rows could not be read for, and why
   * @param worm whether the store itself refuses to change what is archived
   */
  record Result(VerificationReport report, List<RefusedKeys.Refused> refused, boolean worm) {}

  static Verification of(URI archive, Optional<String> anchor, Terminal terminal) {
    return new Verification(archive, Optional.empty(), anchor, Set.of(), terminal);
  }

  Verification withKeys(URI value) {
    return new Verification(archive, Optional.ofNullable(value), anchor, trusted, terminal);
  }

  Verification withTrusted(Set<String> thumbprints) {
    return new Verification(archive, keys, anchor, thumbprints, terminal);
  }

  Result run() throws IOException {
    try (Anchor opened = anchor.isPresent() ? Anchors.open(anchor.get(), archive) : Anchor.none()) {
      if (keys.isEmpty()) {
        try (BlobStore store = BlobStores.open(archive)) {
          return new Result(verifier(store, opened).verify(), List.of(), store.worm());
        }
      }
      try (OpenArchive open = OpenArchive.open(archive, keys.get())) {
        RefusedKeys rows =
            new RefusedKeys(
                new DuckRowOffsets(open.store(), open.keys(), ArchiveSqlConfig.defaults()));
        VerificationReport report = verifier(open.store(), opened).withRows(rows).verify();
        return new Result(report, rows.refused(), open.store().worm());
      }
    }
  }

  private ArchiveVerifier verifier(BlobStore store, Anchor opened) {
    ArchiveVerifier verifier =
        ArchiveVerifier.of(store)
            .withTrustedKeys(trusted)
            .withProgress(
                (files, ofFiles, bytes, ofBytes) ->
                    terminal.progress(
                        "verifying  %,d of %,d files, %,d of %,d MiB",
                        files, ofFiles, bytes >> 20, ofBytes >> 20));
    return anchor.isPresent() ? verifier.withAnchor(opened) : verifier;
  }
}
