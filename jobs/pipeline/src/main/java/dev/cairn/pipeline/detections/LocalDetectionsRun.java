package dev.cairn.pipeline.detections;

import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.streams.LocalRun;
import dev.cairn.pipeline.streams.LocalRun.Until;
import dev.cairn.pipeline.streams.LocalStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts the detections job in this process.
 *
 * <p>Checkpoints, and the working files of RocksDB beside them, hold users, addresses, times, counts,
 * names of tables and hashes of what rules tell apart (statements' digests among them): no text and
 * no raw record.
 */
public final class LocalDetectionsRun {

  private LocalDetectionsRun() {}

  /**
   * Starts the job. Its topics must be there, and a set of rules in theirs.
   *
   * @param checkpoints local directory for Flink's checkpoints; made if missing
   * @param interval between checkpoints; findings do not wait for them
   * @param until at the end, open findings become final as if nothing more came
   * @throws IOException if the job cannot be started
   */
  public static LocalRun start(
      DetectionsJobConfig config, Path checkpoints, Duration interval, Until until)
      throws IOException {
    List<String> topics =
        Stream.concat(
                config.topics().stream().map(TopicSource::topic),
                Optional.ofNullable(config.sessionsTopic()).stream())
            .toList();
    Map<String, Integer> partitions =
        LocalStreams.partitions(config.bootstrapServers(), config.kafkaProperties(), topics);
    return LocalRun.start(
        "detections",
        checkpoints,
        interval,
        until,
        config.parallelism(),
        env -> new DetectionsJob(env, config, partitions, until == Until.END).build());
  }
}
