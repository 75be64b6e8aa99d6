package dev.cairn.archive.verify;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.chain.Ledger;
import dev.cairn.archive.chain.Manifest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the archive files are kept, by what the chain says.
 *
 * @param filesByMode files by the mode of their retention ({@code none}, {@code unlocked}, {@code
 *     locked}), without those approved for disposal; no entry for a mode without files
 * @param heldFiles files under a legal hold
 * @param filesApprovedForDisposal files that may be gone
 * @param filesDisposed those of them that are gone
 */
public record Keeping(
    Map<String, Long> filesByMode,
    long heldFiles,
    long filesApprovedForDisposal,
    long filesDisposed) {

  static Keeping of(List<Manifest> manifests, Ledger ledger, long filesDisposed) {
    Map<String, Long> byMode = new TreeMap<>();
    long held = 0;
    long approved = 0;
    for (Manifest manifest : manifests) {
      for (ArchiveFile file : manifest.files()) {
        held += ledger.held(file.path()) ? 1 : 0;
        if (ledger.approvedAfter(file.path(), manifest.sequence())) {
          approved++;
        } else {
          FileRetention retention = ledger.retention(file.path()).orElse(file.retention());
          byMode.merge(retention.mode(), 1L, Long::sum);
        }
      }
    }
    return new Keeping(Collections.unmodifiableMap(byMode), held, approved, filesDisposed);
  }
}
