package dev.cairn.pipeline.streams;

import dev.cairn.formats.avro.SingleObjects;
import dev.cairn.formats.record.BadElement;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.schemas.Session;
import java.util.List;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The topic of sessions as versions of sessions. What is none is passed over here: the archive job
 * keeps it as a dead letter.
 */
public final class SessionDeserializer implements KafkaRecordDeserializationSchema<Session> {

  static {
    SchemaClasses.trust();
  }

  private static final long serialVersionUID = 1;

  private transient SingleObjects<Session> objects;

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    objects = new SingleObjects<>(Session.class, Session.getClassSchema(), List.of());
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Session> out) {
    if (record.value() == null) {
      return;
    }
    try {
      out.collect(objects.read(record.value()));
    } catch (BadElement e) {
      // in the archive, with its reason
    }
  }

  @Override
  public TypeInformation<Session> getProducedType() {
    return new AvroTypeInfo<>(Session.class);
  }
}
