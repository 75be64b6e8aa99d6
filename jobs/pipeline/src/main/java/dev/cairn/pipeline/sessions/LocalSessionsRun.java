package dev.cairn.pipeline.sessions;

import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.streams.LocalRun;
import dev.cairn.pipeline.streams.LocalRun.Until;
import dev.cairn.pipeline.streams.LocalStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Starts the sessions job in this process.
 *
 * <p>Checkpoints, and the working files of RocksDB beside them, hold users, addresses, times, counts
 * and hashes of statements' texts: no text and no raw record. The hashes are not keyed: who has
 * them can tell whether a text he guesses was run.
 */
public final class LocalSessionsRun {

  private LocalSessionsRun() {}

  /**
   * Starts the job. Its topics must be there, those that it writes to as well.
   *
   * @param checkpoints local directory for Flink's checkpoints; made if missing
   * @param interval between checkpoints: what is found appears with the next one
   * @param until at the end, what is open is sealed as if nothing more came
   * @throws IOException if the job cannot be started
   */
  public static LocalRun start(
      SessionsJobConfig config, Path checkpoints, Duration interval, Until until)
      throws IOException {
    Map<String, Integer> partitions =
        LocalStreams.partitions(
            config.bootstrapServers(),
            config.kafkaProperties(),
            config.topics().stream().map(TopicSource::topic).toList());
    return LocalRun.start(
        "sessions",
        checkpoints,
        interval,
        until,
        config.parallelism(),
        env -> new SessionsJob(env, config, partitions, until == Until.END).build());
  }
}
