package dev.cairn.testkit.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.testkit.kafka.TestKafka;
import dev.cairn.testkit.simulator.SimulatedRecord;
import dev.cairn.testkit.simulator.SimulatedSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedTopicsIT {

  private static final String AUDIT = SimulatedSource.PROXY_AUDIT.sourceName();
  private static final int TOO_LARGE = 2 << 20;

  @TempDir Path dir;

  @Test
  void eachReporterHasAPartitionOfItsSourceInTheOrderGiven() throws Exception {
    List<SimulatedRecord> records = List.of(record("b", 1), record("a", 1), record("b", 2));
    try (TestKafka kafka = TestKafka.start(dir)) {
      SimulatedTopics topics = SimulatedTopics.create(kafka, "day.", records);
      topics.send(records);

      assertThat(topics.sources()).containsExactly(AUDIT);
      List<ConsumerRecord<byte[], byte[]>> read = read(kafka, topics, "b", 2);
      assertThat(read).extracting(one -> one.value().length).containsExactly(1, 2);
      assertThat(read).extracting(ConsumerRecord::timestamp).containsOnly(1_700_000_000_000L);
      assertThat(read)
          .allSatisfy(
              one ->
                  assertThat(one.headers().lastHeader(SimulatedTopics.REPORTER_HEADER).value())
                      .isEqualTo("b".getBytes(StandardCharsets.UTF_8)));
      assertThat(read(kafka, topics, "a", 1)).hasSize(1);
    }
  }

  @Test
  void aRecordThatIsRefusedIsToldAndOneOfAnUnknownReporterToo() throws Exception {
    List<SimulatedRecord> records = List.of(record("a", TOO_LARGE));
    try (TestKafka kafka = TestKafka.start(dir)) {
      SimulatedTopics topics = SimulatedTopics.create(kafka, "", records);

      assertThatThrownBy(() -> topics.send(records))
          .isInstanceOf(IllegalStateException.class)
          .hasCauseInstanceOf(RecordTooLargeException.class);
      assertThatThrownBy(() -> topics.send(List.of(record("b", 1))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("give all records");
    }
  }

  private static SimulatedRecord record(String reporter, int size) {
    return new SimulatedRecord(
        SimulatedSource.PROXY_AUDIT, 0, 0, reporter, 1_700_000_000_000_000L, List.of(),
        new byte[size]);
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(
      TestKafka kafka, SimulatedTopics topics, String reporter, int count) {
    TopicPartition partition =
        new TopicPartition(topics.topic(AUDIT), topics.partition(AUDIT, reporter));
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      return IntStream.range(0, 100)
          .mapToObj(any -> consumer.poll(Duration.ofMillis(200)))
          .flatMap(some -> StreamSupport.stream(some.spliterator(), false))
          .limit(count)
          .toList();
    }
  }
}
