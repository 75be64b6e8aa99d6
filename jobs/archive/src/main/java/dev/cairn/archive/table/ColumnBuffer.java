package dev.cairn.archive.table;

import dev.cairn.schemas.Micros;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.io.api.Binary;

/**
 * One column's values of a few rows, on their way into Parquet's column writer: a value a row, or a
 * list of values. Column by column, because the code and the dictionary of one column then stay in
 * the processor's caches. Not thread-safe.
 */
final class ColumnBuffer {

  /** What a column's values are; each has a loop of its own for the compiler to specialise. */
  enum Kind {
    TEXT,
    TIME,
    LONG,
    DOUBLE,
    INT,
    BOOLEAN,
    BYTES
  }

  /** Roughly what an element of a list weighs, beside a text's own length. */
  private static final int LIST_ELEMENT_BYTES = 32;

  private final ColumnDescriptor descriptor;
  private final Kind kind;
  private final boolean required;
  private final boolean lists;
  private final boolean repeats;
  private final Object[] values;

  private ColumnWriter writer;
  private BloomFilter bloom;
  private TextEncoder texts;

  /**
   * @param repeats whether values repeat, so that texts are worth remembering
   * @param rows how many rows it holds
   */
  ColumnBuffer(ColumnDescriptor descriptor, Kind kind, boolean repeats, int rows) {
    this.descriptor = descriptor;
    this.kind = kind;
    this.required = descriptor.getMaxDefinitionLevel() == descriptor.getMaxRepetitionLevel();
    this.lists = descriptor.getMaxRepetitionLevel() > 0;
    this.repeats = repeats;
    this.values = new Object[rows];
  }

  ColumnDescriptor descriptor() {
    return descriptor;
  }

  /**
   * Begins a row group.
   *
   * @param bloom takes the hash of each value; null for none
   */
  void begin(ColumnWriter writer, BloomFilter bloom) {
    this.writer = writer;
    this.bloom = bloom;
    this.texts = kind == Kind.TEXT ? new TextEncoder(bloom, repeats) : null;
  }

  /** The filter over the row group's values; null if there is none. */
  BloomFilter bloom() {
    return bloom;
  }

  /**
   * Takes a row's value.
   *
   * @return roughly the bytes that it holds on to
   * @throws IllegalArgumentException if it is null in a column that must not be
   */
  int set(int row, Object value) {
    values[row] = value;
    if (value == null) {
      if (required) {
        throw new IllegalArgumentException("Column " + descriptor.getPath()[0] + " is null");
      }
      return 0;
    }
    if (lists) {
      return weight((List<?>) value);
    }
    return switch (kind) {
      case TEXT -> ((String) value).length();
      case BYTES -> ((ByteBuffer) value).remaining();
      default -> Long.BYTES;
    };
  }

  private int weight(List<?> list) {
    long weight = (long) list.size() * LIST_ELEMENT_BYTES;
    if (kind == Kind.TEXT) {
      for (Object text : list) {
        weight += ((String) text).length();
      }
    }
    return (int) Math.min(weight, Integer.MAX_VALUE);
  }

  /** Writes the first rows' values and forgets them. */
  void drain(int rows) {
    if (lists) {
      for (int i = 0; i < rows; i++) {
        ListValues.write((List<?>) values[i], descriptor, writer, texts);
      }
    } else {
      drainValues(rows);
    }
    Arrays.fill(values, 0, rows, null);
  }

  private void drainValues(int rows) {
    switch (kind) {
      case TEXT -> drainTexts(rows);
      case TIME -> drainTimes(rows);
      case LONG -> drainLongs(rows);
      case DOUBLE -> drainDoubles(rows);
      case INT -> drainInts(rows);
      case BOOLEAN -> drainBooleans(rows);
      case BYTES -> drainBytes(rows);
    }
  }

  private void drainTexts(int rows) {
    int level = descriptor.getMaxDefinitionLevel();
    String last = null;
    Binary lastBinary = null;
    for (int i = 0; i < rows; i++) {
      String text = (String) values[i];
      if (text == null) {
        writer.writeNull(0, 0);
        continue;
      }
      if (text != last) {
        lastBinary = texts.encode(text);
        last = text;
      }
      writer.write(lastBinary, 0, level);
    }
  }

  private void drainTimes(int rows) {
    int level = descriptor.getMaxDefinitionLevel();
    for (int i = 0; i < rows; i++) {
      if (values[i] == null) {
        writer.writeNull(0, 0);
      } else {
        writer.write(Micros.of((Instant) values[i]), 0, level);
      }
    }
  }

  private void drainDoubles(int rows) {
    int level = descriptor.getMaxDefinitionLevel();
    for (int i = 0; i < rows; i++) {
      if (values[i] == null) {
        writer.writeNull(0, 0);
      } else {
        writer.write(((Double) values[i]).doubleValue(), 0, level);
      }
    }
  }

  private void drainLongs(int rows) {
    int level = descriptor.getMaxDefinitionLevel();
    Long last = null;
    for (int i = 0; i < rows; i++) {
      Long value = (Long) values[i];
      if (value == null) {
        writer.writeNull(0, 0);
        continue;
      }
      if (bloom != null && !value.equals(last)) {
        bloom.insertHash(bloom.hash(value.longValue()));
        last = value;
      }
      writer.write(value.longValue(), 0, level);
    }
  }

  private void drainInts(int rows) {
    int level = descriptor.getMaxDefinitionLevel();
    for (int i = 0; i < rows; i++) {
      if (values[i] == null) {
        writer.writeNull(0, 0);
      } else {
        writer.write(((Integer) values[i]).intValue(), 0, level);
      }
    }
  }

  private void drainBooleans(int rows) {
    int level = descriptor.getMaxDefinitionLevel();
    for (int i = 0; i < rows; i++) {
      if (values[i] == null) {
        writer.writeNull(0, 0);
      } else {
        writer.write(((Boolean) values[i]).booleanValue(), 0, level);
      }
    }
  }

  private void drainBytes(int rows) {
    int level = descriptor.getMaxDefinitionLevel();
    for (int i = 0; i < rows; i++) {
      if (values[i] == null) {
        writer.writeNull(0, 0);
      } else {
        writer.write(Binary.fromConstantByteBuffer((ByteBuffer) values[i]), 0, level);
      }
    }
  }
}
