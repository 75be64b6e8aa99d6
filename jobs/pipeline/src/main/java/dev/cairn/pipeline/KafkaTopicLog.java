package dev.cairn.pipeline;

import dev.cairn.archive.chain.TopicPartition;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a broker, over a connection that is opened when first needed. */
final class KafkaTopicLog implements TopicLog {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaTopicLog.class);
  private static final Duration CALL_LIMIT = Duration.ofSeconds(20);

  private final ArchiveJobConfig config;
  private Admin admin;

  KafkaTopicLog(ArchiveJobConfig config) {
    this.config = config;
  }

  @Override
  public Map<TopicPartition, Bounds> bounds(Collection<TopicPartition> partitions)
      throws IOException {
    Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> end = offsets(partitions, OffsetSpec.latest());
    return partitions.stream()
        .collect(Collectors.toMap(Function.identity(), p -> new Bounds(first.get(p), end.get(p))));
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec which) throws IOException {
    Map<org.apache.kafka.common.TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(p -> asked.put(kafka(p), which));
    ListOffsetsResult answer = admin().listOffsets(asked);
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (TopicPartition partition : partitions) {
      offsets.put(partition, get(answer.partitionResult(kafka(partition))).offset());
    }
    return offsets;
  }

  @Override
  public boolean mayBeCompacted(String topic) throws IOException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      ConfigEntry policy =
          get(admin().describeConfigs(List.of(resource)).values().get(resource))
              .get(TopicConfig.CLEANUP_POLICY_CONFIG);
      return policy == null || policy.value().contains(TopicConfig.CLEANUP_POLICY_COMPACT);
    } catch (IOException e) {
      if (!(e.getCause() instanceof AuthorizationException)) {
        throw e;
      }
      LOG.atWarn()
          .addKeyValue("topic", topic)
          .log(
              "This user may not describe the topic's configuration: offsets without a record are"
                  + " recorded as possibly compacted away. Grant DESCRIBE_CONFIGS on the topic.");
      return true;
    }
  }

  private static org.apache.kafka.common.TopicPartition kafka(TopicPartition partition) {
    return new org.apache.kafka.common.TopicPartition(partition.topic(), partition.partition());
  }

  private static <T> T get(KafkaFuture<T> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IOException("Kafka does not say: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while asking Kafka");
    }
  }

  private Admin admin() throws IOException {
    if (admin == null) {
      Map<String, Object> properties = new HashMap<>(config.kafkaProperties());
      properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
      properties.putIfAbsent(AdminClientConfig.CLIENT_ID_CONFIG, "cairn-archive-admin");
      properties.put(
          AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) CALL_LIMIT.toMillis());
      properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) CALL_LIMIT.toMillis());
      try {
        admin = Admin.create(properties);
      } catch (KafkaException e) {
        throw new IOException("No connection to Kafka at " + config.bootstrapServers(), e);
      }
    }
    return admin;
  }

  @Override
  public void close() {
    if (admin != null) {
      // what is still asked has no reader any more
      admin.close(Duration.ZERO);
      admin = null;
    }
  }
}
