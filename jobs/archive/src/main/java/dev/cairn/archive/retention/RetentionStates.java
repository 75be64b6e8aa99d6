package dev.cairn.archive.retention;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobVersion;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.store.StoredVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Reads what a plan is made from: the chain, and what the store says of each file and manifest. In a
 * store that is WORM that is one call a blob, eight at a time.
 */
public final class RetentionStates {

  private final ChainHistory history;
  private final Map<String, List<BlobVersion>> versions;
  private final Map<BlobVersion, Protection> protections;

  private RetentionStates(
      ChainHistory history,
      Map<String, List<BlobVersion>> versions,
      Map<BlobVersion, Protection> protections) {
    this.history = history;
    this.versions = versions;
    this.protections = protections;
  }

  /**
   * Reads.
   *
   * @param progress is told the number of blobs that the store was asked about
   * @throws dev.cairn.archive.chain.ChainBrokenException if the chain is not whole: verify first
   * @throws IOException if the store is out of reach
   */
  public static RetentionState read(BlobStore store, Chain chain, LongConsumer progress)
      throws IOException {
    List<Manifest> manifests = chain.manifests();
    ChainHistory history = ChainHistory.of(manifests);
    // after the chain: what it lists is in the store before
    Map<String, List<BlobVersion>> versions = new HashMap<>();
    for (StoredVersion version : store.versions("")) {
      versions.computeIfAbsent(version.blob().path(), p -> new ArrayList<>()).add(version.blob());
    }
    Set<BlobVersion> asked = new LinkedHashSet<>();
    for (ChainHistory.Listed listed : history.files().values()) {
      if (!history.isDisposed(listed) && isThere(listed.file(), versions)) {
        asked.add(listed.file().blob());
      }
    }
    manifests.forEach(manifest -> asked.add(versions.get(manifest.path()).get(0)));
    return new RetentionStates(
            history, versions, StoreProtections.ask(store, asked, progress))
        .state(store.worm(), manifests);
  }

  private RetentionState state(boolean worm, List<Manifest> manifests) {
    List<KeptManifest> kept = new ArrayList<>();
    for (Manifest manifest : manifests) {
      BlobVersion blob = versions.get(manifest.path()).get(0);
      kept.add(
          new KeptManifest(
              blob, manifest.created(), protections.getOrDefault(blob, Protection.NONE)));
    }
    return new RetentionState(
        worm,
        history.files().values().stream().map(this::file).toList(),
        kept,
        history.lastLedger());
  }

  private KeptFile file(ChainHistory.Listed listed) {
    ArchiveFile file = listed.file();
    boolean disposed = history.isDisposed(listed);
    return new KeptFile(
        file,
        listed.manifest().created(),
        history.ledger().retention(file.path()).orElse(file.retention()),
        Optional.ofNullable(protections.get(file.blob())),
        history.heldBy(file.path()),
        disposed ? new TreeSet<>() : history.toHold(listed),
        history.approval(file.path()),
        disposed);
  }

  private static boolean isThere(ArchiveFile file, Map<String, List<BlobVersion>> versions) {
    List<BlobVersion> there = versions.getOrDefault(file.path(), List.of());
    return file.versionId().isEmpty() ? !there.isEmpty() : there.contains(file.blob());
  }
}
