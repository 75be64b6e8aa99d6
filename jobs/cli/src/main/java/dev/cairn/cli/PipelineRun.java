package dev.cairn.cli;

import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.cli.SessionsAhead.Found;
import dev.cairn.cli.feed.FeedTopic;
import dev.cairn.cli.feed.TopicFeeder;
import dev.cairn.cli.feed.TopicFeeder.Fed;
import dev.cairn.pipeline.ArchiveAccess;
import dev.cairn.pipeline.ArchiveJobFailedException;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.testkit.kafka.KafkaBroker;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * One run from files to the archive, for {@code demo} and {@code replay}: a Kafka broker of its own,
 * the files in its topics, the archive job until all of it is in the archive; where a plan says so,
 * the sessions job beside it, and what that finds in the archive too. Killed at any moment and
 * started again on the same directories, it ends the same.
 *
 * @param topics what to feed, with what each topic holds
 * @param archive where to
 * @param keys under which keys
 * @param anchor where the chain's head is kept, if anywhere
 * @param rules how long what is kept
 * @param kafkaDirectory the broker's data: raw records in clear, so the caller says where
 * @param kafkaPort 0 for any free port
 * @param checkpoints the archive job's checkpoints: no record content
 * @param sessions the sessions job beside the archive job, if it is to run there
 * @param ahead the sessions job before the archive job, if it is to run there
 * @param detections the detections job after the sessions job, if it is to run
 */
record PipelineRun(
    Map<FeedTopic, TopicSource> topics,
    URI archive,
    URI keys,
    Optional<String> anchor,
    RetentionRules rules,
    Path kafkaDirectory,
    int kafkaPort,
    Path checkpoints,
    Optional<SessionsBeside.Plan> sessions,
    Optional<SessionsAhead.Plan> ahead,
    Optional<DetectionsBeside.Plan> detections) {

  /**
   * What was in the files, and how much of it was in the archive before.
   *
   * @param fed per topic, in the order given
   * @param alreadyArchived records that the archive held when the run began
   */
  record Outcome(Map<FeedTopic, Fed> fed, long alreadyArchived) {

    long records() {
      return fed.values().stream().mapToLong(Fed::records).sum();
    }

    long bytes() {
      return fed.values().stream().mapToLong(Fed::bytes).sum();
    }
  }

  Outcome run(Terminal terminal)
      throws IOException, InterruptedException, ArchiveJobFailedException {
    try (BlobStore store = BlobStores.open(archive);
        Closeable lock = store.lockForWriting();
        ArchiveAccess access =
            ArchiveAccess.prepare(store, keys, ArchiveOptions.openAnchor(anchor, archive), rules)) {
      terminal.progress("starting Kafka …");
      try (KafkaBroker kafka =
              KafkaBroker.builder().dataDir(kafkaDirectory).port(kafkaPort).start();
          TopicFeeder feeder = new TopicFeeder(kafka.bootstrapServers())) {
        Map<FeedTopic, Fed> fed = feed(feeder, terminal);
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (FeedTopic topic : topics.keySet()) {
          ends.putAll(feeder.endOffsets(topic));
        }
        long before = RunOfJobs.archived(access.nextOffsets(), ends);
        Found found =
            ahead.isPresent()
                ? SessionsAhead.run(ahead.get(), kafka.bootstrapServers(), terminal)
                : Found.NOTHING;
        ends.putAll(found.ends());
        new RunOfJobs(this, access, kafka.bootstrapServers(), ends, found).run(terminal);
        return new Outcome(fed, before);
      }
    }
  }

  private Map<FeedTopic, Fed> feed(TopicFeeder feeder, Terminal terminal)
      throws IOException, InterruptedException {
    Map<FeedTopic, Fed> fed = new LinkedHashMap<>();
    for (FeedTopic topic : topics.keySet()) {
      fed.put(
          topic,
          feeder.feed(
              topic, read -> terminal.progress("Kafka  %,d records → %s", read, topic.topic())));
    }
    return fed;
  }
}
