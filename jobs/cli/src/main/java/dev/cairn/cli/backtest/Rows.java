package dev.cairn.cli.backtest;

import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.SqlResult;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * A table's rows as the records that they were.
 *
 * @param <T> the record
 */
final class Rows<T extends SpecificRecord> {

  private final Supplier<T> fresh;
  private final List<Schema.Field> fields;

  /** All columns but some, which stay as they are in a new record. */
  Rows(Schema schema, Set<String> without, Supplier<T> fresh) {
    this.fresh = fresh;
    this.fields =
        schema.getFields().stream().filter(field -> !without.contains(field.name())).toList();
  }

  /** The columns to select. */
  String columns() {
    return fields.stream()
        .map(field -> '"' + field.name() + '"')
        .collect(Collectors.joining(", "));
  }

  /** The current row of an answer with these columns. */
  T of(SqlResult row) throws SqlRefusedException {
    T record = fresh.get();
    for (int i = 0; i < fields.size(); i++) {
      Object value = row.value(i);
      if (value != null) {
        Schema.Field field = fields.get(i);
        record.put(
            field.pos(),
            value instanceof Long number && isInt(field.schema())
                ? (Object) number.intValue()
                : value);
      }
    }
    return record;
  }

  private static boolean isInt(Schema schema) {
    return schema.getType() == Schema.Type.INT
        || schema.isUnion()
            && schema.getTypes().stream().anyMatch(type -> type.getType() == Schema.Type.INT);
  }
}
