package dev.cairn.query;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.table.ArchiveFileDamagedException;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.EncryptedFile;
import dev.cairn.archive.table.ImageLayout;
import dev.cairn.archive.table.ImageWriter;
import dev.cairn.archive.store.BlobReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
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

  private final ArchiveTable<?> table;
  private final TableNeed need;
  private final TimeRange range;
  private final Map<ImageLayout, OpenImage> images = new LinkedHashMap<>();
  private final Map<String, Integer> refused = new LinkedHashMap<>();
  private int files;

  private TableImages(ArchiveTable<?> table, TableNeed need, TimeRange range) {
    this.table = table;
    this.need = need;
    this.range = range;
  }

  /** Decrypts what is needed of the files. */
  static TableImages open(
      Archive archive, ArchiveTable<?> table, TableNeed need, TimeRange range, ImageBudget budget)
      throws IOException {
    TableImages opened = new TableImages(table, need, range);
    try {
      List<ArchiveFile> files = archive.files(table, range);
      if (need.all()) {
        budget.expect(files.stream().mapToLong(ArchiveFile::size).sum());
      }
      for (ArchiveFile file : files) {
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
    if (!range.equals(TimeRange.ALL)) {
      wanted.add(table.timeColumn());
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
   * engine, not a NULL.
   */
  String definition() {
    if (images.isEmpty()) {
      return StatementReader.emptyTable(table);
    }
    List<String> parts = new ArrayList<>();
    images.forEach((layout, image) -> parts.add(part(layout, image.memory.path())));
    return "CREATE VIEW " + table.name() + " AS " + String.join(" UNION ALL ", parts);
  }

  private String part(ImageLayout layout, String path) {
    Set<String> there = Set.copyOf(layout.names());
    String columns =
        SqlTypes.of(table).entrySet().stream()
            .filter(column -> need.has(column.getKey()) || isAnchorAlone(column.getKey()))
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
        + "', hive_partitioning=false)"
        + range.condition(quoted(table.timeColumn()));
  }

  private boolean isAnchorAlone(String column) {
    return column.equals(ANCHOR) && need.columns().isEmpty();
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
