package dev.cairn.archive.verify;

import dev.cairn.archive.chain.AbandonedFile;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.ChainHead;
import dev.cairn.archive.chain.ContentHash;
import dev.cairn.archive.chain.Genesis;
import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.chain.ManifestJson;
import dev.cairn.archive.chain.ManifestSignature;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.keys.SigningKey;
import dev.cairn.archive.keys.TestSigner;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.Blobs;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A chain written without the checks of the real one: whole and signed, with whatever content. */
final class WrittenChain {

  final BlobStore store;
  private final TestSigner signer;
  private ChainHead head;

  WrittenChain() throws IOException {
    this(new InMemoryBlobStore());
  }

  WrittenChain(BlobStore store) throws IOException {
    this(store, TestArchive.SIGNER);
  }

  /** With the first manifest, which announces the signer's current key. */
  WrittenChain(BlobStore store, TestSigner signer) throws IOException {
    this.store = store;
    this.signer = signer;
    draft().keys(signer.current()).write();
  }

  /** The next manifest, to be filled. */
  Draft draft() {
    return new Draft();
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
    return draft().files(files).offsets(offsets).abandoned(abandoned).write();
  }

  ChainHead head() {
    return head;
  }

  InMemoryBlobStore memory() {
    return (InMemoryBlobStore) store;
  }

  VerificationReport verify() throws IOException {
    return ArchiveVerifier.of(store).verify();
  }

  VerificationReport verify(RowOffsets rows) throws IOException {
    return ArchiveVerifier.of(store).withRows(rows).verify();
  }

  /** One manifest before it is signed and written. */
  final class Draft {

    private List<ArchiveFile> files = List.of();
    private List<OffsetRange> offsets = List.of();
    private List<LostRange> lost = List.of();
    private List<AbandonedFile> abandoned = List.of();
    private List<LedgerEntry> ledger = List.of();
    private List<SigningKey> keys = List.of();
    private Instant created = TestArchive.NOW;
    private TestSigner by = signer;

    Draft files(List<ArchiveFile> value) {
      files = value;
      return this;
    }

    Draft offsets(List<OffsetRange> value) {
      offsets = value;
      return this;
    }

    Draft lost(LostRange... value) {
      lost = List.of(value);
      return this;
    }

    Draft abandoned(List<AbandonedFile> value) {
      abandoned = value;
      return this;
    }

    Draft ledger(LedgerEntry... value) {
      ledger = List.of(value);
      return this;
    }

    Draft keys(SigningKey... value) {
      keys = List.of(value);
      return this;
    }

    Draft created(Instant value) {
      created = value;
      return this;
    }

    /** Signs by another service's current key. */
    Draft signedBy(TestSigner value) {
      by = value;
      return this;
    }

    WrittenChain write() throws IOException {
      boolean first = head == null;
      ManifestSignature unsigned = new ManifestSignature("none/1", "A".repeat(86));
      Manifest manifest = manifest(first, unsigned);
      byte[] digest = sha256(ManifestJson.signedBytes(manifest));
      byte[] signature = by.sign(by.current().version(), digest);
      manifest =
          manifest(
              first,
              new ManifestSignature(
                  by.current().version().id(),
                  Base64.getUrlEncoder().withoutPadding().encodeToString(signature)));
      store.commit(Blobs.stage(store, manifest.path(), ManifestJson.toJson(manifest)));
      String sha256 = ContentHash.of(store, manifest.path(), n -> {}).sha256();
      head = new ChainHead(TestArchive.ID, manifest.sequence(), sha256);
      return WrittenChain.this;
    }

    private Manifest manifest(boolean first, ManifestSignature signature) {
      return new Manifest(
          TestArchive.ID,
          first ? 1 : head.sequence() + 1,
          created,
          first ? Manifest.NO_PREVIOUS : head.sha256(),
          "c",
          "test/1",
          files,
          offsets,
          lost,
          abandoned,
          ledger,
          keys,
          first ? new Genesis(Genesis.NO_WORM) : null,
          Optional.of(signature));
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
