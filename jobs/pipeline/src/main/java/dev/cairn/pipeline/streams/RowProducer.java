package dev.cairn.pipeline.streams;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes single rows to a topic, outside of any job: each is written once and on all replicas that
 * are in step, or there is an exception. After an exception it may yet have been written. Not
 * thread-safe.
 *
 * @param <T> the row
 */
public final class RowProducer<T extends SpecificRecordBase> implements AutoCloseable {

  /** A set of rules with its calendars is large for a record. */
  public static final int MOST_BYTES = 16 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String bootstrapServers;
  private final AvroToKafka<T> rows;
  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * Opens one; nothing is asked of Kafka yet.
   *
   * @param kafkaProperties further properties of clients (security, timeouts), which win
   * @param rows the topic and how rows are written
   * @throws IOException if the properties are wrong
   */
  public RowProducer(
      String bootstrapServers, Map<String, String> kafkaProperties, AvroToKafka<T> rows)
      throws IOException {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_BYTES);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    properties.putAll(kafkaProperties);
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    this.bootstrapServers = bootstrapServers;
    this.rows = rows;
    try {
      this.producer =
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    } catch (KafkaException e) {
      throw new IOException(
          "No connection to Kafka at " + bootstrapServers + ": check the address and --kafka-config",
          e);
    }
  }

  /**
   * Writes a row and waits until it is written.
   *
   * @return where it stands
   * @throws IOException if Kafka does not take it within half a minute; the message says what to do
   */
  public RecordMetadata send(T row) throws IOException {
    try {
      return producer.send(rows.serialize(row, null, null)).get();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (KafkaException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while writing to Kafka");
    }
  }

  private IOException failure(Throwable cause) {
    if (cause instanceof TimeoutException) {
      return new IOException(
          "Kafka at "
              + bootstrapServers
              + " did not take it in time: check the address, that its listeners can be reached from"
              + " here, and that the topic is there",
          cause);
    }
    if (cause instanceof RecordTooLargeException) {
      return new IOException(
          "Kafka refuses it as too large: raise max.message.bytes of the topic", cause);
    }
    return new IOException("Kafka refuses it: " + cause.getClass().getSimpleName(), cause);
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
  }
}
