package dev.cairn.cli;

import dev.cairn.archive.retention.RetentionRules;
import dev.cairn.pipeline.ArchiveJobConfig;
import dev.cairn.pipeline.CommitTimes;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.WriterLimits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The archive job's configuration, as the commands that start it know its parts. */
final class JobConfigs {

  private static final Duration SOON = Duration.ofSeconds(1);

  /**
   * Where records come from and go to.
   *
   * @param bootstrapServers Kafka
   * @param topics what to archive
   * @param archive where to
   * @param keys under which keys
   * @param anchor where the chain's head is kept
   * @param rules how long what is kept
   */
  record Road(
      String bootstrapServers,
      List<TopicSource> topics,
      URI archive,
      URI keys,
      Optional<String> anchor,
      RetentionRules rules) {}

  /**
   * How a job runs.
   *
   * @param times when it commits
   * @param parallelism readers and writers
   * @param unalignedCheckpoints whether checkpoints may overtake records
   */
  record Manner(CommitTimes times, int parallelism, boolean unalignedCheckpoints) {

    /** For a demonstration or a replay, which want to see the result. */
    static Manner prompt() {
      return new Manner(
          CommitTimes.everyCheckpoint(SOON),
          Math.min(2, Runtime.getRuntime().availableProcessors()),
          false);
    }
  }

  private JobConfigs() {}

  static ArchiveJobConfig of(Road road, Manner manner, Map<String, String> kafkaProperties) {
    return new ArchiveJobConfig(
        road.bootstrapServers(),
        kafkaProperties,
        road.topics(),
        road.archive(),
        road.keys(),
        road.anchor().orElse(null),
        manner.times(),
        manner.parallelism(),
        manner.unalignedCheckpoints(),
        WriterLimits.DEFAULT,
        road.rules());
  }
}
