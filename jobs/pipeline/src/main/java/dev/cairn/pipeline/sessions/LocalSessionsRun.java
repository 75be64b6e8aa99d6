package dev.cairn.pipeline.sessions;

import dev.cairn.pipeline.LocalJob;
import dev.cairn.pipeline.TopicSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * The sessions job on a Flink MiniCluster in this process. Goes on from the newest checkpoint in its
 * directory, if there is one, else from the beginning of the topics.
 *
 * <p>Checkpoints, and the working files of RocksDB beside them, hold users, addresses, times, counts
 * and hashes of statements' texts: no text and no raw record. The hashes are not keyed: who has
 * them can tell whether a text he guesses was run.
 */
public final class LocalSessionsRun implements AutoCloseable {

  /** How long the job may read: up to the end of the topics as they are at the start, or on. */
  public enum Until {
    /** Stop there; what is open is sealed as if nothing more came. A failure ends the run. */
    END,
    /** Go on until it is closed; after a failure, from the last checkpoint, with growing pauses. */
    CLOSED
  }

  private static final int MAX_PARALLELISM = 128;

  private final LocalJob job;

  private LocalSessionsRun(LocalJob job) {
    this.job = job;
  }

  /**
   * Starts the job. Its topics must be there, those that it writes to as well.
   *
   * @param checkpoints local directory for Flink's checkpoints; made if missing
   * @param interval between checkpoints: what is found appears with the next one
   * @throws IOException if the job cannot be started
   */
  public static LocalSessionsRun start(
      SessionsJobConfig config, Path checkpoints, Duration interval, Until until)
      throws IOException {
    Map<String, Integer> partitions = partitions(config);
    Configuration flink = new Configuration();
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    // there is one of each kind for an open session, and it is set anew whenever evidence comes
    flink.setString("state.backend.rocksdb.timer-service.factory", "HEAP");
    flink.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    flink.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(500));
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY,
        until == Until.END ? "none" : "exponential-delay");
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    return new LocalSessionsRun(
        LocalJob.start(
            "cairn sessions",
            flink,
            checkpoints,
            config.parallelism(),
            env -> new SessionsJob(env, config, partitions, until == Until.END).build()));
  }

  private static Map<String, Integer> partitions(SessionsJobConfig config) throws IOException {
    Properties properties = new Properties();
    properties.putAll(config.kafkaProperties());
    properties.put("bootstrap.servers", config.bootstrapServers());
    List<String> topics = config.topics().stream().map(TopicSource::topic).toList();
    try (Admin admin = Admin.create(properties)) {
      Map<String, Integer> partitions = new HashMap<>();
      for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
        partitions.put(topic.name(), topic.partitions().size());
      }
      return partitions;
    } catch (ExecutionException e) {
      throw new IOException("Kafka does not tell of the topics " + topics, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while Kafka was asked for topics", e);
    }
  }

  /**
   * Whether it has read to the end and written all.
   *
   * @throws IOException if it failed
   */
  public boolean isDone() throws IOException, InterruptedException {
    Throwable failure = job.failure();
    if (failure != null) {
      throw new IOException("The sessions job failed", failure);
    }
    return job.isDone();
  }

  /** Ends the job and all of its cluster. It goes on from its last checkpoint. */
  @Override
  public void close() throws InterruptedException {
    job.close();
  }
}
