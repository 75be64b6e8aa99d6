package dev.cairn.formats.avro;

import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.ReasonCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads Avro's single-object encoding: two bytes that mark it, the fingerprint of the schema that
 * wrote it, the record. A record of an earlier schema is read as today's, fields that it lacks with
 * their defaults.
 *
 * <p>Does not notice a changed byte that is still of the schema, such as another letter in a text.
 *
 * @param <T> the record
 */
public final class SingleObjects<T extends SpecificRecord> {

  private static final int MARKER = 0x01C3; // little-endian: bytes C3 01
  private static final int HEADER_BYTES = Short.BYTES + Long.BYTES;

  private final SchemaStore.Cache schemas = new SchemaStore.Cache();
  private final BinaryMessageDecoder<T> decoder;

  /**
   * Reads these schemas and no other.
   *
   * @param schema today's
   * @param earlier those that wrote before
   */
  public SingleObjects(Class<T> type, Schema schema, List<Schema> earlier) {
    schemas.addSchema(schema);
    earlier.forEach(schemas::addSchema);
    this.decoder = new BinaryMessageDecoder<>(new OneRecordData(type), schema, schemas);
  }

  /**
   * Reads one, for any bytes.
   *
   * @throws BadElement if they are not one record of a known schema, whole and with nothing behind
   */
  public T read(byte[] value) throws BadElement {
    if (value.length == 0) {
      throw new BadElement(ReasonCode.EMPTY, null);
    }
    ByteBuffer header = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
    if (value.length < HEADER_BYTES || header.getShort() != MARKER) {
      throw new BadElement(
          ReasonCode.MALFORMED_AVRO,
          "without the header of Avro's single-object encoding, ",
          value.length,
          " bytes");
    }
    Schema writer = schemas.findByFingerprint(header.getLong());
    if (writer == null) {
      throw new BadElement(
          ReasonCode.UNKNOWN_SCHEMA, "of a schema unknown here, ", value.length, " bytes");
    }
    try {
      AvroWalk.over(writer, value, HEADER_BYTES);
      return decoder.decode(value);
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException
        | UnsupportedOperationException | ArithmeticException e) {
      throw new BadElement(
          ReasonCode.MALFORMED_AVRO, "not of the schema that it names, ", value.length, " bytes");
    } catch (RuntimeException e) {
      // what Avro throws at wrong bytes is above: by name only, a message may quote the record
      throw new BadElement(ReasonCode.PARSER_FAULT, e.getClass().getSimpleName());
    }
  }
}
