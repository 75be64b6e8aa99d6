package dev.cairn.testkit.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to and reads from partition 0 of a topic. */
final class Topics {

  private static final Duration READ_LIMIT = Duration.ofSeconds(20);

  private Topics() {}

  static KafkaProducer<byte[], String> producer(String servers, Map<String, Object> more) {
    var properties = new Properties();
    properties.put("bootstrap.servers", servers);
    properties.put("acks", "all");
    properties.put("linger.ms", "0");
    properties.putAll(more);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new StringSerializer());
  }

  static void write(String servers, String topic, String... values) {
    try (KafkaProducer<byte[], String> producer = producer(servers, Map.of())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(topic, 0, null, value));
      }
      producer.flush();
    }
  }

  /** Every committed record, up to the end of the partition at the time of the call. */
  static List<String> read(String servers, String topic) {
    var properties = new Properties();
    properties.put("bootstrap.servers", servers);
    properties.put("isolation.level", "read_committed");
    properties.put("fetch.max.bytes", "100000000");
    properties.put("max.partition.fetch.bytes", "100000000");
    var partition = new TopicPartition(topic, 0);
    var values = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      long limit = System.nanoTime() + READ_LIMIT.toNanos();
      while (consumer.position(partition) < end) {
        if (System.nanoTime() - limit > 0) {
          throw new AssertionError("Read " + values.size() + " records, then nothing for 20 s.");
        }
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
