package dev.cairn.archive.retention;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobVersion;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.store.StoredVersion;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Reads what a plan is made from: the chain, and what the store says of each file and manifest. In a
 * store that is WORM that is one call a blob.
 */
public final class RetentionStates {

  private final BlobStore store;
  private final Map<String, List<BlobVersion>> versions = new HashMap<>();
  private final LongConsumer progress;
  private long asked;

  private RetentionStates(BlobStore store, LongConsumer progress) {
    this.store = store;
    this.progress = progress;
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
    return new RetentionStates(store, progress).read(chain.manifests());
  }

  private RetentionState read(List<Manifest> manifests) throws IOException {
    // after the chain: a file that it lists is in the store before
    for (StoredVersion version : store.versions("")) {
      versions.computeIfAbsent(version.blob().path(), p -> new ArrayList<>()).add(version.blob());
    }
    ChainHistory history = ChainHistory.of(manifests);
    List<KeptFile> files = new ArrayList<>();
    for (ChainHistory.Listed listed : history.files().values()) {
      files.add(file(listed, history));
    }
    List<KeptManifest> kept = new ArrayList<>();
    for (Manifest manifest : manifests) {
      BlobVersion blob = versions.get(manifest.path()).get(0);
      kept.add(
          new KeptManifest(
              blob, manifest.created(), protection(blob).orElse(Protection.NONE)));
    }
    return new RetentionState(store.worm(), files, kept, history.lastLedger());
  }

  private KeptFile file(ChainHistory.Listed listed, ChainHistory history) throws IOException {
    ArchiveFile file = listed.file();
    boolean disposed = history.isDisposed(listed);
    return new KeptFile(
        file,
        listed.manifest().created(),
        history.ledger().retention(file.path()).orElse(file.retention()),
        disposed || !isThere(file) ? Optional.empty() : protection(file.blob()),
        history.heldBy(file.path()),
        disposed ? new TreeSet<>() : history.toHold(listed),
        history.approval(file.path()),
        disposed);
  }

  private boolean isThere(ArchiveFile file) {
    List<BlobVersion> there = versions.getOrDefault(file.path(), List.of());
    return file.versionId().isEmpty() ? !there.isEmpty() : there.contains(file.blob());
  }

  private Optional<Protection> protection(BlobVersion blob) throws IOException {
    if (!store.worm()) {
      return Optional.of(Protection.NONE);
    }
    progress.accept(++asked);
    try {
      return Optional.of(store.protection(blob));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
