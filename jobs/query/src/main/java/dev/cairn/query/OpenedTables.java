package dev.cairn.query;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tables that a statement needs, opened, under one engine. Tables not needed are empty in it.
 */
final class OpenedTables implements Closeable {

  private final Map<String, TableNeed> needs;
  private final TimeRange range;
  private final List<TableImages> images = new ArrayList<>();
  private Engine engine;

  private OpenedTables(Map<String, TableNeed> needs, TimeRange range) {
    this.needs = Map.copyOf(needs);
    this.range = range;
  }

  static OpenedTables open(
      Archive archive, Map<String, TableNeed> needs, TimeRange range, Watch watch)
      throws IOException {
    OpenedTables opened = new OpenedTables(needs, range);
    try {
      ImageBudget budget = new ImageBudget(archive.config().maxImageBytes());
      List<String> definitions =
          new ArrayList<>(ReferenceViews.definitions(archive.references()));
      List<String> paths = new ArrayList<>();
      for (SqlTable table : SqlTable.all()) {
        TableNeed need = needs.get(table.name());
        if (need == null) {
          definitions.add(StatementReader.emptyTable(table));
        } else {
          TableImages images = TableImages.open(archive, table, need, range, budget, watch);
          opened.images.add(images);
          paths.addAll(images.paths());
          definitions.add(images.definition());
        }
      }
      if (needs.containsKey(FindingStatus.NAME)) {
        definitions.add(FindingStatus.DEFINITION);
      }
      opened.engine = Engine.start(archive.config(), paths, definitions);
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** Whether a statement can be answered from what is open. */
  boolean covers(Map<String, TableNeed> others, TimeRange otherRange) {
    return range.equals(otherRange)
        && others.entrySet().stream()
            .allMatch(
                other ->
                    needs.containsKey(other.getKey())
                        && needs.get(other.getKey()).covers(other.getValue()));
  }

  Engine engine() {
    return engine;
  }

  /** The columns that a statement needs and that read as NULL. */
  List<MaskedColumn> masked(Map<String, TableNeed> statement) {
    return images.stream()
        .flatMap(table -> table.masked().stream())
        .filter(
            column ->
                statement.containsKey(column.table())
                    && statement.get(column.table()).has(column.column()))
        .toList();
  }

  @Override
  public void close() throws IOException {
    try {
      if (engine != null) {
        engine.close();
      }
    } finally {
      for (TableImages table : images) {
        table.close();
      }
    }
  }
}
