package dev.cairn.pipeline.sessions;

import dev.cairn.schemas.EncodedRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Rows that were encoded before. */
final class RowToKafka implements KafkaRecordSerializationSchema<EncodedRow> {

  private static final long serialVersionUID = 1;

  private final String topic;

  RowToKafka(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      EncodedRow row, KafkaSinkContext context, Long timestamp) {
    ByteBuffer bytes = row.getValue().duplicate();
    byte[] value = new byte[bytes.remaining()];
    bytes.get(value);
    return new ProducerRecord<>(topic, row.getKey().getBytes(StandardCharsets.UTF_8), value);
  }
}
