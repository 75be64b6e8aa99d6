package dev.cairn.archive.verify;

import dev.cairn.archive.chain.AbandonedFile;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.ChainHead;
import dev.cairn.archive.chain.ContentHash;
import dev.cairn.archive.chain.Genesis;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.ManifestJson;
import dev.cairn.archive.chain.ManifestSignature;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.Blobs;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A chain written without the checks of the real one: whole, but with whatever content. */
final class WrittenChain {

  final InMemoryBlobStore store;
  private ChainHead head;

  WrittenChain() throws IOException {
    this(new InMemoryBlobStore());
  }

  private WrittenChain(InMemoryBlobStore store) throws IOException {
    this.store = store;
    write(List.of(), List.of(), List.of());
  }

  /** Adds a manifest with one file of its own, of that many rows. */
  WrittenChain add(long rows, OffsetRange... offsets) throws IOException {
    String path = "events/" + (head.sequence() + 1);
    Blobs.commit(store, path, "x");
    return write(List.of(TestArchive.file(path, "x", rows)), List.of(offsets), List.of());
  }

  WrittenChain write(
      List<ArchiveFile> files, List<OffsetRange> offsets, List<AbandonedFile> abandoned)
      throws IOException {
    boolean first = head == null;
    Manifest manifest =
        new Manifest(
            TestArchive.ID,
            first ? 1 : head.sequence() + 1,
            TestArchive.NOW,
            first ? Manifest.NO_PREVIOUS : head.sha256(),
            "c",
            "test/1",
            files,
            offsets,
            List.of(),
            abandoned,
            List.of(),
            first ? List.of(TestArchive.SIGNER.current()) : List.of(),
            first ? new Genesis(Genesis.NO_WORM) : null,
            Optional.of(new ManifestSignature("cairn-signing/1", "A".repeat(86))));
    put(store, manifest);
    String sha256 = ContentHash.of(store, manifest.path(), n -> {}).sha256();
    head = new ChainHead(TestArchive.ID, manifest.sequence(), sha256);
    return this;
  }

  VerificationReport verify() throws IOException {
    return ArchiveVerifier.of(store).verify();
  }

  VerificationReport verify(RowOffsets rows) throws IOException {
    return ArchiveVerifier.of(store).withRows(rows).verify();
  }

  private static void put(BlobStore store, Manifest manifest) throws IOException {
    store.commit(Blobs.stage(store, manifest.path(), ManifestJson.toJson(manifest)));
  }
}
