package dev.cairn.query;

import dev.cairn.archive.table.ArchiveTable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** The SQL type of each column of a table. */
final class SqlTypes {

  private SqlTypes() {}

  /** Type by column, in the table's order. */
  static Map<String, String> of(ArchiveTable<?> table) {
    Map<String, String> types = new LinkedHashMap<>();
    for (Schema.Field field : table.schema().getFields()) {
      types.put(field.name(), of(field.schema()));
    }
    return types;
  }

  private static String of(Schema schema) {
    if (schema.isUnion()) {
      return of(
          schema.getTypes().stream()
              .filter(type -> type.getType() != Schema.Type.NULL)
              .findFirst()
              .orElseThrow());
    }
    LogicalType logical = schema.getLogicalType();
    if (logical != null && logical.getName().equals("timestamp-micros")) {
      return "TIMESTAMP WITH TIME ZONE";
    }
    return switch (schema.getType()) {
      case ARRAY -> of(schema.getElementType()) + "[]";
      case STRING -> "VARCHAR";
      case BYTES -> "BLOB";
      case INT -> "INTEGER";
      case LONG -> "BIGINT";
      case BOOLEAN -> "BOOLEAN";
      case FLOAT -> "FLOAT";
      case DOUBLE -> "DOUBLE";
      default -> throw new IllegalArgumentException("No SQL type for Avro's " + schema.getType());
    };
  }
}
