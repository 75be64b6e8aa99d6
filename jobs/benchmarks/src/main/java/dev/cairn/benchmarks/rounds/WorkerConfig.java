package dev.cairn.benchmarks.rounds;

import dev.cairn.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a worker is to do, in simple types, since it travels to another process as JSON.
 *
 * @param contender who runs
 * @param events size of the workload
 * @param bootstrapServers the broker; null where none is needed
 * @param topics the topics to read, each with its source
 * @param records records in all topics together: the round ends when all are kept
 * @param parallelism of a Flink job
 * @param checkpointMillis time between its checkpoints
 * @param directory an empty or new directory of the worker's own
 * @param archive the archive to verify; null for others
 * @param keyFile keys of archives
 */
public record WorkerConfig(
    Contender contender,
    int events,
    String bootstrapServers,
    Map<String, String> topics,
    long records,
    int parallelism,
    long checkpointMillis,
    String directory,
    String archive,
    String keyFile) {

  Workload workload() {
    return Workload.ofEvents(events);
  }

  Duration checkpointInterval() {
    return Duration.ofMillis(checkpointMillis);
  }

  Path path() {
    return Path.of(directory);
  }
}
