package dev.cairn.archive.table;

import java.util.List;
import org.apache.parquet.format.ColumnOrder;

/**
 * The columns of an image. Files of equal layout can share one image.
 *
 * @param columns the columns, in order
 * @param orders how each column's statistics are ordered; null if the files do not say
 * @param createdBy the writer's name: readers trust statistics by it; null if the files do not say
 */
public record ImageLayout(List<ImageColumn> columns, List<ColumnOrder> orders, String createdBy) {

  /** Copies the lists. */
  public ImageLayout {
    columns = List.copyOf(columns);
    orders = orders == null ? null : List.copyOf(orders);
  }

  /** Names of the columns, in order. */
  public List<String> names() {
    return columns.stream().map(ImageColumn::name).toList();
  }
}
