package dev.cairn.archive.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;

/**
 * A column of an archive file: one value a row, or one list of values. Either has one chunk of pages
 * in a row group, so that a column's place among the columns is its chunk's place among the chunks.
 *
 * @param elements its part of the schema: the value alone, or list, repeated group and element
 */
public record ImageColumn(List<SchemaElement> elements) {

  private static final int LIST_ELEMENTS = 3;

  /** Copies the list. */
  public ImageColumn {
    elements = List.copyOf(elements);
  }

  /** Its name. */
  public String name() {
    return elements.get(0).getName();
  }

  /** Where its pages say they are: the names down to the value. */
  List<String> path() {
    return elements.stream().map(SchemaElement::getName).toList();
  }

  /**
   * Divides a file's schema into columns.
   *
   * @param schema without the root
   * @throws DamageException if it has another form than an archive file's
   */
  static List<ImageColumn> of(List<SchemaElement> schema) throws DamageException {
    List<ImageColumn> columns = new ArrayList<>();
    for (int at = 0; at < schema.size(); ) {
      int end = at + (isValue(schema.get(at)) ? 1 : LIST_ELEMENTS);
      if (end > at + 1 && (end > schema.size() || !isList(schema.subList(at, end)))) {
        throw new DamageException("its schema is not that of an archive file");
      }
      columns.add(new ImageColumn(schema.subList(at, end)));
      at = end;
    }
    return columns;
  }

  private static boolean isList(List<SchemaElement> elements) {
    SchemaElement list = elements.get(0);
    SchemaElement group = elements.get(1);
    return isGroup(list)
        && list.getRepetition_type() != FieldRepetitionType.REPEATED
        && isGroup(group)
        && group.getRepetition_type() == FieldRepetitionType.REPEATED
        && isValue(elements.get(2));
  }

  private static boolean isGroup(SchemaElement element) {
    return !element.isSetType() && element.getNum_children() == 1;
  }

  private static boolean isValue(SchemaElement element) {
    return !element.isSetNum_children()
        && element.isSetType()
        && element.getRepetition_type() != FieldRepetitionType.REPEATED;
  }
}
