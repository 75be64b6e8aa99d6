package dev.cairn.archive.table;

import dev.cairn.schemas.Micros;
import java.time.Instant;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.Utf8;

/**
 * How Parquet sees a row's fields. Times become microseconds here, sparing Avro's look-up of a
 * conversion per value. Strings become UTF-8 here, because Parquet's own encoder throws at an
 * unpaired surrogate, which a log line may well hold: such a char becomes a question mark, and the
 * bytes as they came stand in {@code raw}.
 */
final class RowModel extends SpecificData {

  @Override
  public Object getField(Object row, String name, int position) {
    Object value = super.getField(row, name, position);
    if (value instanceof String text) {
      return new Utf8(text);
    }
    if (value instanceof Instant instant) {
      return Micros.of(instant);
    }
    return value;
  }
}
