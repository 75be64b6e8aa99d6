package dev.cairn.pipeline;

import dev.cairn.archive.table.SampleRows;
import dev.cairn.schemas.Attribution;
import dev.cairn.schemas.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.MessageEncoder;

/** Sessions and attributions as the sessions job writes them into their topics. */
final class DerivedSamples {

  private DerivedSamples() {}

  /** A session with lists and texts, not yet archived. */
  static Session session(int i) {
    Session session = SampleRows.session(i);
    session.setUserName("app");
    session.getConnectionIds().add(17L);
    session.getConnectionIds().add(-1L);
    session.setKafkaTopic(null);
    session.setKafkaPartition(null);
    session.setKafkaOffset(null);
    session.setRecordIndex(null);
    return session;
  }

  static Attribution attribution(int i) {
    return SampleRows.attributions(i + 1).get(i);
  }

  static byte[] encoded(Session session) {
    return encoded(Session.getEncoder(), session);
  }

  static byte[] encoded(Attribution attribution) {
    return encoded(Attribution.getEncoder(), attribution);
  }

  static <T> byte[] encoded(MessageEncoder<T> encoder, T record) {
    try {
      ByteBuffer buffer = encoder.encode(record);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
