package dev.cairn.pipeline.detections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.streams.LocalRun;
import dev.cairn.pipeline.streams.LocalRun.Until;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.RuleSetVersion;
import dev.cairn.testkit.kafka.TestKafka;
import dev.cairn.testkit.topics.SimulatedTopics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The detections job between topics of a real broker; each rig has rules and findings of its own. */
final class DetectionsRig {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final TestKafka kafka;
  private final SimulatedTopics topics;
  private final String name;
  private final Path directory;

  interface Condition {
    boolean holds() throws Exception;
  }

  DetectionsRig(TestKafka kafka, SimulatedTopics topics, String name, Path directory)
      throws IOException {
    this.kafka = kafka;
    this.topics = topics;
    this.name = name;
    this.directory = directory;
    kafka.createTopic(name + ".rules", 1);
    kafka.createTopic(name + ".findings", 2);
  }

  /** Publishes one file of rules as a set; its version. */
  String publish(String yaml) throws Exception {
    RuleSetVersion set =
        RuleFiles.of(Map.of("rules.yml", yaml.getBytes(StandardCharsets.UTF_8)))
            .publish(Instant.parse("2026-11-23T00:00:00Z"), "test", null);
    publish(toBytes(set.toByteBuffer()));
    return set.getVersion();
  }

  /** Publishes any bytes. */
  void publish(byte[] value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(name + ".rules", value)).get();
    }
  }

  private static byte[] toBytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  void runToEnd(int parallelism) throws Exception {
    try (LocalRun run = start(parallelism, Until.END)) {
      await(run, run::isDone);
    }
  }

  LocalRun start(int parallelism, Until until) throws IOException {
    List<TopicSource> sources =
        topics.sources().stream()
            .map(source -> new TopicSource(topics.topic(source), source, ZoneOffset.UTC))
            .toList();
    DetectionsJobConfig config =
        new DetectionsJobConfig(
            kafka.bootstrapServers(),
            Map.of(),
            sources,
            null,
            name + ".rules",
            name + ".findings",
            Map.of(),
            parallelism,
            null);
    return LocalDetectionsRun.start(
        config, directory.resolve(name), Duration.ofMillis(500), until);
  }

  void await(LocalRun run, Condition condition) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.holds()) {
      run.isDone();
      assertThat(System.nanoTime()).as("within %s", LIMIT).isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  /** All versions, in the order of each partition. */
  List<Finding> versions() throws IOException {
    String topic = name + ".findings";
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<Finding> versions = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> versions.add(read(record.value())));
      }
      return versions;
    }
  }

  private static Finding read(byte[] value) {
    try {
      return Finding.fromByteBuffer(ByteBuffer.wrap(value));
    } catch (IOException e) {
      throw new IllegalStateException("a finding can't be read", e);
    }
  }

  /** The final versions by id, without what the order of arrival decides. */
  Map<String, Finding> finals() throws IOException {
    Map<String, Finding> finals = new TreeMap<>();
    for (Finding finding : versions()) {
      if (finding.getState().equals("final")) {
        finding.setVersion(0);
        finding.setTables(List.of());
        finals.put(finding.getFindingId(), finding);
      }
    }
    return finals;
  }
}
