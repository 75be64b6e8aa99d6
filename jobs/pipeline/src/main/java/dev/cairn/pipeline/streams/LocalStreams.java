package dev.cairn.pipeline.streams;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
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

/** What jobs with large state have in common when they run in this process. */
public final class LocalStreams {

  private static final int MAX_PARALLELISM = 128;

  private LocalStreams() {}

  /**
   * Flink's settings: state in RocksDB, whose working files lie beside the checkpoints.
   *
   * @param interval between checkpoints
   * @param goesOn whether a failed job goes on from its last checkpoint, with growing pauses
   */
  public static Configuration flink(Duration interval, boolean goesOn) {
    Configuration flink = new Configuration();
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    // there is one of each kind for each open key, and it is set anew whenever something comes
    flink.setString("state.backend.rocksdb.timer-service.factory", "HEAP");
    flink.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    flink.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(500));
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY, goesOn ? "exponential-delay" : "none");
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    return flink;
  }

  /**
   * How many partitions each topic has.
   *
   * @throws IOException if Kafka does not tell, or one is not there
   */
  public static Map<String, Integer> partitions(
      String bootstrapServers, Map<String, String> kafkaProperties, Collection<String> topics)
      throws IOException {
    Properties properties = new Properties();
    properties.putAll(kafkaProperties);
    properties.put("bootstrap.servers", bootstrapServers);
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
}
