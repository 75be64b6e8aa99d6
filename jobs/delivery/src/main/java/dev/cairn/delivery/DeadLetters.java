package dev.cairn.delivery;

import dev.cairn.delivery.queue.Dispatch;
import dev.cairn.delivery.queue.Position;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What no receiver took, in a topic of its own: the key is the finding's id, the value the
 * CloudEvent in JSON (of a record that can't be read, its value as it came); the headers {@code
 * receiver}, {@code reason}, {@code attempts}, and where the record stands. Thread-safe.
 */
final class DeadLetters implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final String source;

  private DeadLetters(Producer<byte[], byte[]> producer, String topic, String source) {
    this.producer = producer;
    this.topic = topic;
    this.source = source;
  }

  static DeadLetters open(DeliveryConfig config) {
    Map<String, Object> properties = new HashMap<>(config.kafkaProperties());
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, config.group() + "-undelivered");
    properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000");
    return new DeadLetters(
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
        config.undeliveredTopic(),
        config.findingsTopic());
  }

  /** Writes one; the future is true when Kafka has it for good, false if it has not. */
  CompletableFuture<Boolean> write(String receiver, Dispatch<Notice> dispatch) {
    CompletableFuture<Boolean> written = new CompletableFuture<>();
    try {
      producer.send(
          record(receiver, dispatch), (metadata, error) -> written.complete(error == null));
    } catch (KafkaException e) {
      written.complete(false);
    }
    return written;
  }

  private ProducerRecord<byte[], byte[]> record(String receiver, Dispatch<Notice> dispatch) {
    Notice notice = dispatch.work().content();
    byte[] key = notice.isReadable() ? bytes(notice.finding().getFindingId()) : null;
    byte[] value = notice.isReadable() ? bytes(notice.event().toString()) : notice.unreadable();
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
    Position position = dispatch.work().position();
    Headers headers = record.headers();
    headers.add("receiver", bytes(receiver));
    headers.add("reason", bytes(dispatch.givenUp()));
    headers.add("attempts", bytes(Integer.toString(dispatch.tries())));
    headers.add("topic", bytes(source));
    headers.add("partition", bytes(Integer.toString(position.partition())));
    headers.add("offset", bytes(Long.toString(position.offset())));
    return record;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
