package dev.cairn.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;

/** Turns what the JDBC driver gives into the few classes that SqlResult promises. */
final class SqlValues {

  private SqlValues() {}

  static Object of(Object value) throws SQLException {
    if (value == null
        || value instanceof Boolean
        || value instanceof String
        || value instanceof byte[]
        || value instanceof BigInteger
        || value instanceof BigDecimal
        || value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof LocalDateTime
        || value instanceof Instant) {
      return value;
    }
    if (value instanceof Float || value instanceof Double) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof Number number) {
      return number.longValue();
    }
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    if (value instanceof Timestamp time) {
      return time.toLocalDateTime();
    }
    if (value instanceof java.sql.Date date) {
      return date.toLocalDate();
    }
    if (value instanceof Blob blob) {
      return blob.getBytes(1, Math.toIntExact(blob.length()));
    }
    return ofNested(value);
  }

  private static Object ofNested(Object value) throws SQLException {
    if (value instanceof Array array) {
      List<Object> list = new ArrayList<>();
      for (Object element : (Object[]) array.getArray()) {
        list.add(of(element));
      }
      return list;
    }
    if (value instanceof DuckDBStruct struct) {
      return ofMap(struct.getMap());
    }
    if (value instanceof Struct struct) {
      List<Object> list = new ArrayList<>();
      for (Object element : struct.getAttributes()) {
        list.add(of(element));
      }
      return list;
    }
    if (value instanceof Map<?, ?> map) {
      return ofMap(map);
    }
    return value.toString();
  }

  private static Map<String, Object> ofMap(Map<?, ?> map) throws SQLException {
    Map<String, Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      copy.put(String.valueOf(of(entry.getKey())), of(entry.getValue()));
    }
    return copy;
  }
}
