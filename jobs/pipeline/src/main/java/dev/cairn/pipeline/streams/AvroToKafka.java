package dev.cairn.pipeline.streams;

import dev.cairn.schemas.SchemaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Rows in Avro's single-object encoding: a reader knows the schema by its fingerprint. The key
 * brings what belongs together into one partition.
 */
public final class AvroToKafka<T extends SpecificRecordBase> implements KafkaRecordSerializationSchema<T> {

  static {
    SchemaClasses.trust();
  }

  private static final long serialVersionUID = 1;

  private final String topic;
  private final Class<T> type;
  private final SerializableFunction<T, String> key;
  private transient BinaryMessageEncoder<T> encoder;

  /** To a topic; a key may be null. */
  public AvroToKafka(String topic, Class<T> type, SerializableFunction<T, String> key) {
    this.topic = topic;
    this.type = type;
    this.key = key;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T row, KafkaSinkContext context, Long timestamp) {
    try {
      if (encoder == null) {
        SpecificData model = SpecificData.getForClass(type);
        Schema schema = model.getSchema(type);
        encoder = new BinaryMessageEncoder<>(model, schema);
      }
      ByteBuffer bytes = encoder.encode(row);
      byte[] value = new byte[bytes.remaining()];
      bytes.get(value);
      String name = key.apply(row);
      byte[] keyBytes = name == null ? null : name.getBytes(StandardCharsets.UTF_8);
      return new ProducerRecord<>(topic, keyBytes, value);
    } catch (IOException e) {
      throw new UncheckedIOException("a row could not be encoded", e);
    }
  }
}
