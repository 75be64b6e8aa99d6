package dev.cairn.cli;

import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobStores;
import dev.cairn.cli.feed.FeedTopic;
import dev.cairn.cli.feed.TopicFeeder;
import dev.cairn.cli.feed.TopicFeeder.Fed;
import dev.cairn.pipeline.ArchiveAccess;
import dev.cairn.pipeline.ArchiveJobConfig;
import dev.cairn.pipeline.ArchiveJobFailedException;
import dev.cairn.pipeline.LocalArchiveRun;
import dev.cairn.pipeline.LocalArchiveRun.OnFailure;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.testkit.kafka.KafkaBroker;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * One run from files to the archive, for {@code demo} and {@code replay}: a Kafka broker of its own,
 * the files in its topics, the archive job until all of it is in the archive. Killed at any moment
 * and started again on the same directories, it ends the same.
 *
 * @param topics what to feed, with what each topic holds
 * @param archive where to
 * @param keys under which keys
 * @param anchor where the chain's head is kept, if anywhere
 * @param rules how long what is kept
 * @param kafkaDirectory the broker's data: raw records in clear, so the caller says where
 * @param kafkaPort 0 for any free port
 * @param checkpoints Flink's checkpoints: no record content
 */
record PipelineRun(
    Map<FeedTopic, TopicSource> topics,
    URI archive,
    URI keys,
    Optional<String> anchor,
    RetentionRules rules,
    Path kafkaDirectory,
    int kafkaPort,
    Path checkpoints) {

  private static final Duration POLL = Duration.ofMillis(250);

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
        long before = archived(access.nextOffsets(), ends);
        archive(kafka.bootstrapServers(), access, ends, terminal);
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

  private void archive(
      String bootstrapServers,
      ArchiveAccess access,
      Map<TopicPartition, Long> ends,
      Terminal terminal)
      throws IOException, InterruptedException, ArchiveJobFailedException {
    long total = ends.values().stream().mapToLong(Long::longValue).sum();
    boolean archived = archived(access.nextOffsets(), ends) == total;
    if (archived || !LocalArchiveRun.hasCheckpoint(checkpoints)) {
      // no commit is left to finish, so what no manifest names never will be
      access.abandonUnclaimed();
    }
    if (!archived) {
      runJob(bootstrapServers, access, ends, total, terminal);
    }
    access.sweepStaged();
  }

  private void runJob(
      String bootstrapServers,
      ArchiveAccess access,
      Map<TopicPartition, Long> ends,
      long total,
      Terminal terminal)
      throws IOException, InterruptedException, ArchiveJobFailedException {
    terminal.progress("starting Flink …");
    try (LocalArchiveRun job =
        LocalArchiveRun.start(
            config(bootstrapServers), checkpoints, access.nextOffsets(), OnFailure.STOP)) {
      long done;
      while ((done = archived(access.nextOffsets(), ends)) < total) {
        terminal.progress("archive  %,d of %,d records", done, total);
        job.checkRunning();
        Thread.sleep(POLL.toMillis());
      }
    }
  }

  private ArchiveJobConfig config(String bootstrapServers) {
    return JobConfigs.of(
        new JobConfigs.Road(
            bootstrapServers, List.copyOf(topics.values()), archive, keys, anchor, rules),
        JobConfigs.Manner.prompt(),
        Map.of());
  }

  private static long archived(Map<TopicPartition, Long> next, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.min(end.getValue(), next.getOrDefault(end.getKey(), 0L)))
        .sum();
  }
}
