package dev.cairn.pipeline;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.StagedArchiveFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The files of one topic in one writer: closed together, because its offsets go with all of them. */
final class FileGroup {

  private record Place(ArchiveTable<?> table, String source, long hour) {}

  private final Map<Place, RowFile<?>> files = new HashMap<>();
  private final List<StagedArchiveFile> staged = new ArrayList<>();
  private RowFile<?> last;
  private boolean full;

  /** Finds the file of a row, or begins one. */
  // the place names the table, so what is found there takes its rows
  @SuppressWarnings("unchecked")
  <T extends SpecificRecord> RowFile<T> fileOf(ArchiveTable<T> table, T row) {
    String source = table.source(row);
    long hour = RowFile.hour(table, row);
    // times of neighbouring records are near
    if (last == null || !last.takes(table, source, hour)) {
      last =
          files.computeIfAbsent(
              new Place(table, source, hour), place -> new RowFile<>(table, row));
    }
    return (RowFile<T>) last;
  }

  Collection<RowFile<?>> files() {
    return files.values();
  }

  /** A file that was finished before the group is closed. */
  void staged(RowFile<?> file, StagedArchiveFile result) {
    files.values().remove(file);
    last = null;
    staged.add(result);
  }

  /** Notes that one of its files has its full size. */
  void full() {
    full = true;
  }

  /** Whether one of its files had its full size. */
  boolean isFull() {
    return full;
  }

  /** Hands over all that was staged, and begins anew. */
  List<StagedArchiveFile> drain() {
    List<StagedArchiveFile> drained = List.copyOf(staged);
    staged.clear();
    full = false;
    return drained;
  }
}
