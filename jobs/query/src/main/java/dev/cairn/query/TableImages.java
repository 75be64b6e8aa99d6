package dev.cairn.query;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.table.ArchiveFileDamagedException;
import dev.cairn.archive.table.EncryptedFile;
import dev.cairn.archive.table.ImageLayout;
import dev.cairn.archive.table.ImageWriter;
import dev.cairn.archive.store.BlobReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The opened images of one table, and the view over them. Files with the same columns share one
 * image, so that the number of files costs no descriptors.
 */
final class TableImages implements Closeable {

  /** Small and in every table: makes an image count rows where no other column is readable. */
  private static final String ANCHOR = "record_index";

  /**
   * How far apart versions of one thing may lie in time: evidence that comes late may tell of an
   * earlier start, and at the edge of a range the version that counts would lie beyond it.
   */
  private static final Duration VERSIONS_APART = Duration.ofDays(1);

  private final SqlTable table;
  private final TableNeed need;
  private final TimeRange range;
  private final Map<ImageLayout, OpenImage> images = new LinkedHashMap<>();
  private final Map<String, Integer> refused = new LinkedHashMap<>();
  private final Touched touched;
  private int files;

  private TableImages(SqlTable table, TableNeed need, TimeRange range, Touched touched) {
    this.touched = touched;
    this.table = table;
    this.need = need;
    this.range = table.ofAllTimes() ? TimeRange.ALL : range;
  }

  /** Decrypts what is needed of the files. */
  static TableImages open(
      Archive archive,
      SqlTable table,
      TableNeed need,
      TimeRange range,
      ImageBudget budget,
      Watch watch)
      throws IOException {
    TableImages opened = new TableImages(table, need, range, watch.touched());
    try {
      TimeRange opening =
          table.countsLastOnly() ? opened.range.widened(VERSIONS_APART) : opened.range;
      List<ArchiveFile> files = archive.files(table.table(), opening);
      if (need.all()) {
        budget.expect(files.stream().mapToLong(ArchiveFile::size).sum());
      }
      for (ArchiveFile file : files) {
        watch.opening(table.name(), opened.files + 1, files.size());
        opened.add(archive, file, budget);
      }
      for (OpenImage image : opened.images.values()) {
        image.writer.finish();
      }
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void add(Archive archive, ArchiveFile file, ImageBudget budget) throws IOException {
    try (BlobReader blob = archive.store().open(file.blob())) {
      EncryptedFile encrypted = archive.open(file, blob);
      EncryptedFile.Selection selection = encrypted.select(wanted());
      ImageLayout layout = selection.layout();
      touched.file(
          file.path(), layout.names().stream().anyMatch(table.table().phiColumns()::contains));
      OpenImage image = images.get(layout);
      if (image == null) {
        MemoryFile memory = MemoryFile.create(archive.config().memoryDirectory());
        image = new OpenImage(memory, new ImageWriter(budget.count(memory.channel()), layout));
        images.put(layout, image);
      }
      encrypted.copyTo(image.writer, selection);
      selection.refused().forEach(column -> refused.merge(column, 1, Integer::sum));
      files++;
    } catch (NoSuchFileException e) {
      throw new ArchiveFileDamagedException(
          file.path(), "the manifest lists it, but it is missing");
    }
  }

  private Set<String> wanted() {
    if (need.all()) {
      return null;
    }
    Set<String> wanted = new LinkedHashSet<>(need.columns());
    wanted.add(ANCHOR);
    wanted.addAll(table.deciding());
    if (!range.equals(TimeRange.ALL)) {
      wanted.add(table.table().timeColumn());
    }
    return wanted;
  }

  /** The files that the engine must be able to open. */
  List<String> paths() {
    return images.values().stream().map(image -> image.memory.path()).toList();
  }

  /** Which columns read as NULL for want of a key. */
  List<MaskedColumn> masked() {
    return refused.entrySet().stream()
        .map(e -> new MaskedColumn(table.name(), e.getKey(), e.getValue(), files))
        .toList();
  }

  /**
   * The view. It has the needed columns only: a column that was overlooked is then an error of the
   * engine, not a NULL. Of a table that counts last rows only, the range of time is asked of those:
   * else it would show a version that no longer counts.
   */
  String definition() {
    if (images.isEmpty()) {
      return StatementReader.emptyTable(table);
    }
    List<String> parts = new ArrayList<>();
    images.forEach((layout, image) -> parts.add(part(layout, image.memory.path())));
    String rows = String.join(" UNION ALL ", parts);
    String inRange = range.condition(quoted(table.table().timeColumn()));
    String columns =
        SqlTypes.of(table.table()).keySet().stream()
            .filter(this::isShown)
            .map(TableImages::quoted)
            .collect(Collectors.joining(", "));
    return "CREATE VIEW %s AS SELECT %s FROM (SELECT * FROM (%s)%s)%s"
        .formatted(table.name(), columns, rows, table.condition(), inRange);
  }

  private String part(ImageLayout layout, String path) {
    Set<String> there = Set.copyOf(layout.names());
    String columns =
        SqlTypes.of(table.table()).entrySet().stream()
            .filter(column -> isShown(column.getKey()) || isHidden(column.getKey()))
            .map(
                column ->
                    "CAST(%s AS %s) AS \"%s\""
                        .formatted(
                            there.contains(column.getKey()) ? quoted(column.getKey()) : "NULL",
                            column.getValue(),
                            column.getKey()))
            .collect(Collectors.joining(", "));
    return "SELECT "
        + columns
        + " FROM read_parquet('"
        + path
        + "', hive_partitioning=false)";
  }

  private boolean isShown(String column) {
    return need.has(column) || column.equals(ANCHOR) && need.columns().isEmpty();
  }

  /** Columns that only decide which rows there are. */
  private boolean isHidden(String column) {
    return table.deciding().contains(column)
        || !range.equals(TimeRange.ALL) && column.equals(table.table().timeColumn());
  }

  private static String quoted(String column) {
    return '"' + column + '"';
  }

  @Override
  public void close() throws IOException {
    for (OpenImage image : images.values()) {
      image.memory.close();
    }
  }

  private record OpenImage(MemoryFile memory, ImageWriter writer) {}
}
