package dev.cairn.formats.avro;

import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Walks over an encoded record and makes nothing of it. Avro's own reader believes the lengths that
 * it reads: a few wrong bytes make it ask for gigabytes, or turn back and run for hours. What was
 * walked over to its end holds no such length, and it has nothing behind.
 */
final class AvroWalk {

  private AvroWalk() {}

  /**
   * Walks to the end. Takes time in proportion to the bytes, if no array or map of the schema has
   * elements without bytes.
   *
   * @throws IOException if the bytes are not one record of the schema, or go on behind it
   * @throws RuntimeException the same, found by Avro
   */
  static void over(Schema schema, byte[] bytes, int start) throws IOException {
    BinaryDecoder in =
        DecoderFactory.get().binaryDecoder(bytes, start, bytes.length - start, null);
    walk(schema, in);
    if (!in.isEnd()) {
      throw new IOException("bytes behind the record");
    }
  }

  private static void walk(Schema schema, BinaryDecoder in) throws IOException {
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          walk(field.schema(), in);
        }
      }
      case UNION -> walk(schema.getTypes().get(in.readIndex()), in);
      case ARRAY -> {
        for (long n = in.readArrayStart(); n > 0; n = in.arrayNext()) {
          for (long i = 0; i < n; i++) {
            walk(schema.getElementType(), in);
          }
        }
      }
      case MAP -> {
        for (long n = in.readMapStart(); n > 0; n = in.mapNext()) {
          for (long i = 0; i < n; i++) {
            skip(in.readLong(), in);
            walk(schema.getValueType(), in);
          }
        }
      }
      case STRING, BYTES -> skip(in.readLong(), in);
      case FIXED -> skip(schema.getFixedSize(), in);
      case ENUM -> in.readEnum();
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case FLOAT -> in.readFloat();
      case DOUBLE -> in.readDouble();
      case BOOLEAN -> in.readBoolean();
      case NULL -> in.readNull();
    }
  }

  private static void skip(long length, BinaryDecoder in) throws IOException {
    if (length < 0 || length > Integer.MAX_VALUE) {
      throw new EOFException("an impossible length");
    }
    in.skipFixed((int) length);
  }
}
