package dev.cairn.pipeline;

import dev.cairn.archive.chain.AbandonedFile;
import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.ChainWriter;
import dev.cairn.archive.chain.FileAnchor;
import dev.cairn.archive.chain.Genesis;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.keys.SigningService;
import dev.cairn.archive.retention.RetentionRule;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.store.Retention;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.util.IOUtils;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What whoever starts the archive job does with the archive before and beside it: makes a new one,
 * refuses one made with other keys, looks how far the chain has come. Not thread-safe. Closes the
 * signing service and the anchor, not the store.
 */
public final class ArchiveAccess implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(ArchiveAccess.class);
  private static final String WRITER_NAME = "cairn/0.1.0";

  private final BlobStore store;
  private final ChainWriter writer;
  private final Clock clock;
  private Chain chain;

  private ArchiveAccess(BlobStore store, ChainWriter writer, Clock clock, Chain chain) {
    this.store = store;
    this.writer = writer;
    this.clock = clock;
    this.chain = chain;
  }

  /**
   * Opens the archive for a job, or makes it if there is none, and checks that the keys are those it
   * was made with.
   *
   * @param store must stay open as long as this is used
   * @param anchor holds the chain's head outside the archive; closed with the result, or on failure
   * @param retention its rule for the chain protects the manifests
   * @throws dev.cairn.archive.keys.KeyRefusedException if a key of the archive can't be used
   * @throws dev.cairn.archive.chain.ChainBrokenException if the chain is not whole
   * @throws IOException if store, keys or anchor are out of reach
   */
  public static ArchiveAccess prepare(
      BlobStore store, URI keysUri, Anchor anchor, RetentionRules retention)
      throws IOException {
    Clock clock = Clock.systemUTC();
    SigningService signer = null;
    try (KeyService keys = KeyServices.open(keysUri)) {
      signer = KeyServices.openSigner(keysUri);
      ChainWriter writer = writer(anchor, signer, retention);
      Genesis genesis = new Genesis(store.worm() ? "version-level" : Genesis.NO_WORM);
      Chain chain =
          Chain.openOrCreate(
              store, writer, UUID.randomUUID().toString(), genesis, clock.instant());
      ArchiveKeys.requireUsable(chain.manifests(), keys, store.uri());
      return new ArchiveAccess(store, writer, clock, chain);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeAllQuietly(signer, anchor);
      throw e;
    }
  }

  /** Opens the archive as the other does, with its anchor in a local file, if it has one. */
  public static ArchiveAccess prepare(
      BlobStore store, URI keysUri, Optional<Path> anchorFile, RetentionRules retention)
      throws IOException {
    Anchor anchor = anchorFile.<Anchor>map(FileAnchor::new).orElseGet(Anchor::none);
    return prepare(store, keysUri, anchor, retention);
  }

  /** Who appends to the chain; the caller closes signer and anchor. */
  static ChainWriter writer(Anchor anchor, SigningService signer, RetentionRules retention) {
    RetentionRule rule = retention.forChain();
    return new ChainWriter(
        WRITER_NAME,
        anchor,
        signer,
        created -> Protection.of(new Retention(rule.until(created), rule.mode())));
  }

  /** Per partition the first offset that no manifest holds. Looks for manifests written meanwhile. */
  public Map<TopicPartition, Long> nextOffsets() throws IOException {
    chain.refresh();
    Map<TopicPartition, Long> offsets = new HashMap<>();
    chain
        .nextOffsets()
        .forEach((p, offset) -> offsets.put(new TopicPartition(p.topic(), p.partition()), offset));
    return offsets;
  }

  /**
   * Gives up files that a killed writer made visible without a manifest. Only where no checkpoint is
   * left to finish their commit: their records are then read and archived again, in other files.
   */
  public void abandonUnclaimed() throws IOException {
    chain.refresh();
    List<AbandonedFile> unclaimed = chain.unclaimed();
    if (!unclaimed.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("files", unclaimed.size())
          .log("Files without a manifest are given up");
      chain.abandon(unclaimed, clock.instant());
    }
  }

  /** Clears what killed writers staged. Only while no job runs and none has commits to finish. */
  public void sweepStaged() throws IOException {
    store.sweepStaged(Duration.ZERO);
  }

  @Override
  public void close() throws IOException {
    writer.signer().close();
    writer.anchor().close();
  }
}
