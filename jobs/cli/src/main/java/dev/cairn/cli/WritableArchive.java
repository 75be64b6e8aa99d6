package dev.cairn.cli;

import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.Anchors;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.ChainWriter;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.keys.SigningService;
import dev.cairn.archive.retention.RetentionRule;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.store.Retention;
import java.io.IOException;

/** An archive whose ledger is to be written: store, anchor, signing key and chain. */
final class WritableArchive implements AutoCloseable {

  private static final String WRITER_NAME = "cairn/0.1.0";

  private final BlobStore store;
  private final Anchor anchor;
  private final SigningService signer;
  private final Chain chain;

  private WritableArchive(BlobStore store, Anchor anchor, SigningService signer, Chain chain) {
    this.store = store;
    this.anchor = anchor;
    this.signer = signer;
    this.chain = chain;
  }

  static WritableArchive open(ArchiveOptions options, RetentionRules rules) throws IOException {
    BlobStore store = null;
    Anchor anchor = null;
    SigningService signer = null;
    try {
      store = BlobStores.open(options.archive());
      requireArchive(store);
      anchor =
          options.anchor().isPresent()
              ? Anchors.open(options.anchor().get(), options.archive())
              : Anchor.none();
      signer = KeyServices.openSigner(options.requiredKeys());
      RetentionRule rule = rules.forChain();
      ChainWriter writer =
          new ChainWriter(
              WRITER_NAME,
              anchor,
              signer,
              created -> Protection.of(new Retention(rule.until(created), rule.mode())));
      return new WritableArchive(store, anchor, signer, Chain.open(store, writer));
    } catch (IOException | RuntimeException e) {
      close(signer, anchor, store);
      throw e;
    }
  }

  static void requireArchive(BlobStore store) throws IOException {
    if (store.list(Manifest.FOLDER).isEmpty()) {
      throw CairnException.outOfReach(
          "There is no archive at " + store.uri(), "Check --archive.", null);
    }
  }

  BlobStore store() {
    return store;
  }

  Chain chain() {
    return chain;
  }

  @Override
  public void close() throws IOException {
    close(signer, anchor, store);
  }

  private static void close(java.io.Closeable... all) throws IOException {
    IOException failed = null;
    for (java.io.Closeable one : all) {
      try {
        if (one != null) {
          one.close();
        }
      } catch (IOException e) {
        failed = e;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
