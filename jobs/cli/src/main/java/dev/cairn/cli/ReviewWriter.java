package dev.cairn.cli;

import dev.cairn.access.OpenArchive;
import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.keys.KeyService;
import dev.cairn.archive.keys.KeyServices;
import dev.cairn.archive.keys.SigningService;
import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.pipeline.DirectArchive;
import dev.cairn.pipeline.streams.AvroToKafka;
import dev.cairn.pipeline.streams.RowProducer;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.ArchiveSqlConfig;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.schemas.FindingReview;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Writes what somebody says of a finding: to the topic of reviews where there is a Kafka, from
 * which the archive job brings it into the archive; else into the archive itself, if no job writes
 * it.
 */
record ReviewWriter(ReviewOptions options, Terminal terminal) {

  /**
   * Writes a review.
   *
   * @param action acknowledged, closed or reopened
   * @param verdict null unless closed
   */
  int write(String action, String verdict)
      throws IOException, SqlRefusedException, InterruptedException {
    FindingLookup lookup = options.lookup();
    FindingReview review =
        FindingReview.newBuilder()
            .setReviewId(UUID.randomUUID().toString().replace("-", ""))
            .setTime(Instant.now().truncatedTo(ChronoUnit.MICROS))
            .setAction(action)
            .setVerdict(verdict)
            .setReviewer(options.by())
            .setReason(options.why())
            .setFindingId("")
            .setFindingVersion(0)
            .build();
    String title;
    boolean read;
    try (OpenArchive archive =
            OpenArchive.open(options.archive().archive(), options.archive().requiredKeys());
        ArchiveSql sql = archive.sql(ArchiveSqlConfig.defaults())) {
      Map<String, Object> finding = lookup.find(sql);
      review.setFindingId((String) finding.get("finding_id"));
      review.setFindingVersion((Long) finding.get("version"));
      title = (String) finding.get("title");
      read = hasRead(archive.store(), options.topic());
    }
    boolean kafka = options.broker().bootstrap().isPresent();
    if (kafka) {
      send(review);
    } else {
      archive(review);
    }
    terminal
        .out()
        .println(
            terminal.bold(
                "%s%s: finding %s (%s), version %,d."
                    .formatted(
                        action.substring(0, 1).toUpperCase(Locale.ROOT),
                        action.substring(1),
                        review.getFindingId(),
                        title,
                        review.getFindingVersion())));
    terminal
        .out()
        .println(
            kafka
                ? "Written to the topic %s; it shows here after the archive job's next commit."
                    .formatted(options.topic())
                : "Written to the archive.");
    if (kafka && !read) {
      terminal.note(
          "cairn: the archive has nothing of that topic yet; cairn run archive must read it:"
              + " --topic "
              + options.topic()
              + (options.topic().equals("cairn.reviews") ? "" : "=cairn.reviews"));
    }
    return ExitCode.FINE;
  }

  private static boolean hasRead(BlobStore store, String topic) throws IOException {
    return Chain.open(store).nextOffsets().keySet().stream()
        .anyMatch(partition -> partition.topic().equals(topic));
  }

  private void send(FindingReview review) throws IOException, InterruptedException {
    BrokerOptions broker = options.broker();
    NewTopics.make(
        broker.clients(), new NewTopic(options.topic(), Optional.of(1), Optional.empty()));
    try (RowProducer<FindingReview> producer =
        new RowProducer<>(
            broker.requiredBootstrap(),
            broker.properties(),
            new AvroToKafka<>(
                options.topic(), FindingReview.class, FindingReview::getFindingId))) {
      producer.send(review);
    }
  }

  private void archive(FindingReview review) throws IOException, InterruptedException {
    ArchiveOptions archive = options.archive();
    RetentionRules rules = options.policies().load().rules();
    try (BlobStore store = BlobStores.open(archive.archive());
        Closeable lock = lock(store);
        KeyService keys = KeyServices.open(archive.requiredKeys());
        SigningService signer = KeyServices.openSigner(archive.requiredKeys());
        Anchor anchor = ArchiveOptions.openAnchor(archive.anchor(), archive.archive())) {
      new DirectArchive(store, keys, signer, anchor, rules)
          .add(ArchiveTable.FINDING_REVIEWS, review, review.getReviewId());
    }
  }

  private static Closeable lock(BlobStore store) throws IOException {
    try {
      return store.lockForWriting();
    } catch (IOException e) {
      throw CairnException.outOfReach(
          e.getMessage(),
          "A review goes to a job's archive by its Kafka: add --bootstrap HOST:PORT.",
          e);
    }
  }
}
