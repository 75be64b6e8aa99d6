package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.match.MatchTimes;
import dev.cairn.schemas.Attribution;
import dev.cairn.schemas.EncodedRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Answers as Kafka gets them: in Avro's single-object encoding, the bytes that Avro itself would
 * write. There is one for every statement, and with Avro's walk along the schema, which generated
 * code cannot replace where a field is a point in time, writing and reading them took a twentieth of
 * the job. Not thread-safe.
 */
final class AttributionEncoder {

  private static final byte[] HEADER =
      ByteBuffer.allocate(10)
          .put((byte) 0xC3)
          .put((byte) 1)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putLong(SchemaNormalization.parsingFingerprint64(Attribution.getClassSchema()))
          .array();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);

  /** The row under its id. */
  EncodedRow encode(Attribution row) {
    bytes.reset();
    bytes.writeBytes(HEADER);
    try {
      write(row);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory is written to", e);
    }
    return new EncodedRow(row.getAttributionId(), ByteBuffer.wrap(bytes.toByteArray()));
  }

  // in the order of the schema
  private void write(Attribution row) throws IOException {
    out.writeString(row.getAttributionId());
    out.writeLong(MatchTimes.micros(row.getTime()));
    text(row.getServer());
    text(row.getProxyEventId());
    text(row.getDatabaseEventId());
    out.writeDouble(row.getConfidence());
    out.writeInt(row.getRank());
    out.writeBoolean(row.getAbstained());
    out.writeString(row.getEvidence());
    text(row.getExplanation());
    text(row.getSessionId());
    number(row.getConnectionId());
    text(row.getKafkaTopic());
    number(row.getKafkaPartition());
    number(row.getKafkaOffset());
    number(row.getRecordIndex());
  }

  private void text(String value) throws IOException {
    out.writeIndex(value == null ? 0 : 1);
    if (value != null) {
      out.writeString(value);
    }
  }

  // an int and a long are the same bytes
  private void number(Number value) throws IOException {
    out.writeIndex(value == null ? 0 : 1);
    if (value != null) {
      out.writeLong(value.longValue());
    }
  }
}
