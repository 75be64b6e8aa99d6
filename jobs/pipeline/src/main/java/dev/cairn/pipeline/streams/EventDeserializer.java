package dev.cairn.pipeline.streams;

import dev.cairn.formats.RecordParser;
import dev.cairn.pipeline.KafkaRecords;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.SchemaClasses;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Kafka's records as events, without the raw record. What no parser understands is passed over here:
 * the archive job keeps it as a dead letter.
 */
public final class EventDeserializer implements KafkaRecordDeserializationSchema<AuditEvent> {

  static {
    SchemaClasses.trust();
  }

  private static final long serialVersionUID = 1;

  private final List<TopicSource> topics;
  private transient Map<String, RecordParser> parsers;

  /** Of these topics. */
  public EventDeserializer(List<TopicSource> topics) {
    this.topics = List.copyOf(topics);
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) throws IOException {
    parsers = new HashMap<>();
    for (TopicSource topic : topics) {
      parsers.put(topic.topic(), RecordParser.of(topic.source(), topic.reading().load()));
    }
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<AuditEvent> out) {
    RecordParser parser = parsers.get(record.topic());
    for (AuditEvent event : parser.parse(KafkaRecords.raw(record)).events()) {
      event.setRaw(null);
      event.setUnmapped(null);
      event.setSqlTokens(null);
      out.collect(event);
    }
  }

  @Override
  public TypeInformation<AuditEvent> getProducedType() {
    return new AvroTypeInfo<>(AuditEvent.class);
  }
}
