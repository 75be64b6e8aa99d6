package dev.cairn.archive.verify;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import java.util.List;
import java.util.Optional;

/** Manifests by themselves, unsigned, for the checks that look at no chain. */
final class Manifests {

  private Manifests() {}

  static Manifest of(
      long sequence, List<ArchiveFile> files, List<OffsetRange> offsets, List<LostRange> lost) {
    return new Manifest(
        TestArchive.ID,
        sequence,
        TestArchive.NOW,
        "0a".repeat(32),
        "c",
        "test/1",
        files,
        offsets,
        lost,
        List.of(),
        List.of(),
        List.of(),
        null,
        Optional.empty());
  }
}
