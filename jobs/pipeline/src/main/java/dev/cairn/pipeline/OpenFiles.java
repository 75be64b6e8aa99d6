package dev.cairn.pipeline;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.StagedArchiveFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * The files that one writer has begun, of all its topics, within {@link WriterLimits}. Not
 * thread-safe.
 *
 * <p>What a limit does: rows wait without an encoder as long as all encoders are in use; an encoder
 * that got no row while {@value #IDLE_ROWS} others came is ended for one that is wanted; and above
 * the memory limit the file that holds most is ended, which frees most for the fewest files. A file
 * ended like this is staged and waits for its group.
 */
final class OpenFiles implements Closeable {

  /** More than two hundred partitions bring in one round of the consumer's 500 records each. */
  static final long IDLE_ROWS = 100_000;

  private final FileMaker maker;
  private final WriterLimits limits;
  private final Retry retry;
  private final Set<FileGroup> groups = new HashSet<>();
  private final List<Encoder> encoders = new ArrayList<>();
  private long rows;
  private long heldBytes;

  private record Encoder(FileGroup group, RowFile<?> file) {}

  OpenFiles(FileMaker maker, WriterLimits limits, Retry retry) {
    this.maker = maker;
    this.limits = limits;
    this.retry = retry;
  }

  /**
   * Adds a row, which must not be changed after.
   *
   * @param bytes what it weighs in memory, roughly
   */
  <T extends SpecificRecord> void write(FileGroup group, ArchiveTable<T> table, T row, long bytes)
      throws IOException, InterruptedException {
    groups.add(group);
    RowFile<T> file = group.fileOf(table, row);
    long before = file.heldBytes();
    file.add(row, bytes, ++rows);
    if (file.wantsEncoder()) {
      encode(group, file);
    }
    heldBytes += file.heldBytes() - before;
    if (file.estimatedSize() >= limits.fileBytes()) {
      finish(group, file);
      group.full();
    }
    while (heldBytes > limits.bufferedBytes()) {
      finishLargest();
    }
  }

  private void encode(FileGroup group, RowFile<?> file) throws IOException, InterruptedException {
    if (encoderIsFree()) {
      file.open(maker, retry);
      encoders.add(new Encoder(group, file));
    } else {
      file.waitOn();
    }
  }

  private boolean encoderIsFree() throws IOException, InterruptedException {
    if (encoders.size() < limits.openFiles()) {
      return true;
    }
    Encoder idlest =
        encoders.stream().min(Comparator.comparingLong(e -> e.file().lastUsed())).orElseThrow();
    if (rows - idlest.file().lastUsed() < IDLE_ROWS) {
      return false;
    }
    finish(idlest.group(), idlest.file());
    return true;
  }

  private void finishLargest() throws IOException, InterruptedException {
    Optional<Encoder> largest =
        groups.stream()
            .flatMap(group -> group.files().stream().map(file -> new Encoder(group, file)))
            .max(Comparator.comparingLong(e -> e.file().heldBytes()));
    if (largest.isEmpty()) {
      throw new IllegalStateException(heldBytes + " bytes are held by no file");
    }
    finish(largest.get().group(), largest.get().file());
  }

  private void finish(FileGroup group, RowFile<?> file) throws IOException, InterruptedException {
    StagedArchiveFile staged = file.finish(maker, retry);
    heldBytes -= file.heldBytes();
    encoders.removeIf(encoder -> encoder.file() == file);
    group.staged(file, staged);
  }

  /** Finishes all files of a group and hands over what was staged of it since the last call. */
  List<StagedArchiveFile> close(FileGroup group) throws IOException, InterruptedException {
    for (RowFile<?> file : List.copyOf(group.files())) {
      finish(group, file);
    }
    groups.remove(group);
    return group.drain();
  }

  /** What rows weigh that are in memory, roughly. */
  long heldBytes() {
    return heldBytes;
  }

  /** Throws away what is open. What was finished but not handed over stays staged and invisible. */
  @Override
  public void close() throws IOException {
    IOException first = null;
    for (Encoder encoder : encoders) {
      try {
        encoder.file().close();
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    encoders.clear();
    groups.clear();
    if (first != null) {
      throw first;
    }
  }
}
