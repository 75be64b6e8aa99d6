package dev.cairn.pipeline;

import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.ChainWriter;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.keys.FileKeys;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.keys.SigningService;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.table.ArchiveFileWriter;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.StagedArchiveFile;
import dev.cairn.schemas.FindingReview;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.apache.flink.util.IOUtils;

/**
 * Puts one review of a finding into an archive by itself, for where no Kafka is at hand: a file of
 * one row, under the retention and the legal holds that the archive job would put it under, and one
 * manifest. The row says that it came from a topic of its own, {@link #TOPIC} and the review's id,
 * at offset 0: there is no such topic, but the chain can then be checked like any other.
 *
 * <p>Others may append to the chain meanwhile; what a job that starts at this moment gives up as
 * unclaimed is refused, and may be written again.
 */
public final class ReviewArchive {

  /** What the names of the topics begin with that such rows say they are from. */
  public static final String TOPIC = "cairn.reviews.direct-";

  private ReviewArchive() {}

  /**
   * Archives a review; when this returns, the manifest is written. Sets where the row came from.
   *
   * @param archive an archive that is there
   * @param anchor holds the chain's head outside the archive; closed
   * @return the manifest's commit id
   * @throws dev.cairn.archive.keys.KeyRefusedException if a key of the archive can't be used
   * @throws IOException if store, keys or anchor are out of reach: nothing was archived then, or all
   */
  public static String add(
      FindingReview review, URI archive, URI keys, Anchor anchor, RetentionRules retention)
      throws IOException, InterruptedException {
    String id = "review-" + review.getReviewId();
    String topic = TOPIC + review.getReviewId();
    review.setKafkaTopic(topic);
    review.setKafkaPartition(0);
    review.setKafkaOffset(0L);
    review.setRecordIndex(0);
    BlobStore store = null;
    SigningService signer = null;
    try {
      store = BlobStores.open(archive);
      signer = KeyServices.openSigner(keys);
      StagedArchiveFile file = stage(review, id, store, keys, retention);
      ChainWriter writer = ArchiveAccess.writer(anchor, signer, retention);
      BlobStore committing = store;
      new ArchiveCommitter(
              store,
              () -> Chain.open(committing, writer),
              Retry.DEFAULT,
              Clock.systemUTC(),
              () -> {})
          .commit(
              new CheckpointCommit(
                  id,
                  new WriteResult(
                      List.of(file), List.of(new OffsetRange(topic, 0, 0, 0)), List.of())));
      return id;
    } finally {
      IOUtils.closeAllQuietly(anchor, signer, store);
    }
  }

  private static StagedArchiveFile stage(
      FindingReview review, String id, BlobStore store, URI keys, RetentionRules retention)
      throws IOException {
    try (KeyService service = KeyServices.open(keys);
        FileKeys dataKeys = new FileKeys(service)) {
      FileMaker maker = new FileMaker(store, dataKeys, retention, id, Clock.systemUTC());
      ArchiveFileWriter<FindingReview> file = maker.open(ArchiveTable.FINDING_REVIEWS, review);
      try {
        file.write(review);
      } catch (IOException | RuntimeException e) {
        IOUtils.closeQuietly(file);
        throw e;
      }
      return maker.finish(file);
    }
  }
}
