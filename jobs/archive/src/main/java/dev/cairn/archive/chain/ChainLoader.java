package dev.cairn.archive.chain;

import dev.cairn.archive.store.BlobInfo;
import dev.cairn.archive.store.BlobStore;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Reads manifests from the store into a {@link ChainState}, and holds the chain to its anchor. */
final class ChainLoader {

  private static final String ANCHOR = "anchor";

  private ChainLoader() {}

  /** Reads the whole chain into the state; the consumer sees each manifest after its check. */
  static ChainState load(BlobStore store, ChainState state, Consumer<Manifest> each)
      throws IOException {
    // only a listing shows that a manifest is missing in the middle
    long last =
        store.list(Manifest.FOLDER).stream()
            .map(BlobInfo::path)
            .map(Manifest::sequenceOf)
            .flatMapToLong(OptionalLong::stream)
            .max()
            .orElse(0);
    while (state.next() <= last) {
      boolean head = state.next() == last;
      each.accept(state.accept(read(store, state.next()), head));
    }
    return state;
  }

  /**
   * Reads one manifest's bytes.
   *
   * @throws ChainBrokenException if nothing is in its place
   */
  static ManifestBlob read(BlobStore store, long sequence) throws IOException {
    return ManifestBlob.read(store, sequence)
        .orElseThrow(() -> new ChainBrokenException(Manifest.path(sequence), "it is missing"));
  }

  /** Reads what others appended since; whether there was anything. */
  static boolean loadTail(BlobStore store, ChainState state) throws IOException {
    long next = state.next();
    Optional<ManifestBlob> blob = ManifestBlob.read(store, state.next());
    while (blob.isPresent()) {
      state.accept(blob.get(), true);
      blob = ManifestBlob.read(store, state.next());
    }
    return state.next() > next;
  }

  /**
   * Compares the chain with the anchor. A chain ahead of its anchor is whole: a writer was stopped
   * between the two.
   *
   * @throws ChainBrokenException if the anchor knows a manifest that the chain does not have
   */
  static void checkAnchor(BlobStore store, ChainState state, Optional<ChainHead> anchor)
      throws IOException {
    if (anchor.isEmpty()) {
      return;
    }
    ChainHead anchored = anchor.get();
    ChainHead head = state.head();
    if (head != null && !anchored.archiveId().equals(head.archiveId())) {
      throw new ChainBrokenException(
          ANCHOR,
          "it is of archive " + anchored.archiveId() + ", this is archive " + head.archiveId());
    }
    if (head == null || anchored.sequence() > head.sequence()) {
      throw new ChainBrokenException(
          ANCHOR,
          "it knows manifest " + anchored.sequence() + ", but the chain ends with manifest "
              + (head == null ? 0 : head.sequence()) + ": the tail was cut off");
    }
    String sha256 =
        ManifestBlob.read(store, anchored.sequence()).map(ManifestBlob::sha256).orElse("");
    if (!sha256.equals(anchored.sha256())) {
      throw new ChainBrokenException(
          ANCHOR, "manifest " + anchored.sequence() + " is not the one it knows");
    }
  }
}
