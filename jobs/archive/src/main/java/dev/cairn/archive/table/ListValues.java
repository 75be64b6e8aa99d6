package dev.cairn.archive.table;

import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriter;

/**
 * Writes a column whose values are lists, in Parquet's three levels: the list, its repeated group,
 * the element. Elements are texts or longs, and never null.
 */
final class ListValues {

  private ListValues() {}

  /**
   * Writes one row's list.
   *
   * @param list null only where the column may be
   * @param texts how texts are encoded; not asked for lists of longs
   */
  static void write(
      List<?> list, ColumnDescriptor column, ColumnWriter writer, TextEncoder texts) {
    int level = column.getMaxDefinitionLevel();
    if (list == null || list.isEmpty()) {
      writer.writeNull(0, list == null ? 0 : level - 1);
      return;
    }
    int repetition = 0;
    for (Object value : list) {
      if (value instanceof String text) {
        writer.write(texts.encode(text), repetition, level);
      } else {
        writer.write((Long) value, repetition, level);
      }
      repetition = column.getMaxRepetitionLevel();
    }
  }
}
