package dev.cairn.pipeline;

import dev.cairn.archive.table.ArchiveFileWriter;
import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.archive.table.StagedArchiveFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * The rows of one table, source and hour that will be one file. They wait as they are until there
 * are enough for an encoder, which costs half a megabyte before its first row: so a quiet source, or
 * rows scattered over many days, need memory for their rows only. Not thread-safe.
 */
final class RowFile<T extends SpecificRecord> implements Closeable {

  /** What rows may weigh before they get an encoder: about what an encoder itself weighs. */
  static final long WAITING_BYTES = 512 << 10;

  /** How much may be added before the file's true size is asked of every column. */
  private static final long BYTES_BETWEEN_SIZE_CHECKS = 1L << 20;

  private static final long MICROS_PER_HOUR = 3_600_000_000L;

  private final ArchiveTable<T> table;
  private final String source;
  private final long hour;
  private List<T> waiting = new ArrayList<>();
  private ArchiveFileWriter<T> file;
  private long heldBytes;
  private long unchecked;
  private long estimatedSize;
  private long lastUsed;
  private long encoderWantedAt = WAITING_BYTES;

  RowFile(ArchiveTable<T> table, T firstRow) {
    this.table = table;
    this.source = table.source(firstRow);
    this.hour = hour(table, firstRow);
  }

  static <T extends SpecificRecord> long hour(ArchiveTable<T> table, T row) {
    return Math.floorDiv(table.timeMicros(row), MICROS_PER_HOUR);
  }

  boolean takes(ArchiveTable<?> otherTable, String otherSource, long otherHour) {
    return table == otherTable && hour == otherHour && source.equals(otherSource);
  }

  /**
   * Adds a row, which is the file's own from now on.
   *
   * @param bytes what it weighs in memory
   * @param now counts rows of the whole writer
   */
  void add(T row, long bytes, long now) throws IOException {
    lastUsed = now;
    heldBytes += bytes;
    if (file == null) {
      waiting.add(row);
      return;
    }
    file.write(row);
    unchecked += bytes;
    if (unchecked >= BYTES_BETWEEN_SIZE_CHECKS) {
      measure();
    }
  }

  private void measure() {
    heldBytes = file.bufferedBytes();
    estimatedSize = file.estimatedSize();
    unchecked = 0;
  }

  /** Opens the encoder and gives it the rows that waited. */
  void open(FileMaker maker, Retry retry) throws IOException, InterruptedException {
    file = retry.call("open a file", () -> maker.open(table, waiting.get(0)));
    for (T row : waiting) {
      file.write(row);
    }
    waiting = List.of();
    measure();
  }

  /** Whether so many rows wait that an encoder is to be asked for. */
  boolean wantsEncoder() {
    return file == null && heldBytes >= encoderWantedAt;
  }

  /** Lets rows wait on: asks again when as many came once more. */
  void waitOn() {
    encoderWantedAt = heldBytes + WAITING_BYTES;
  }

  /** What its rows weigh in memory, roughly and rather too high. */
  long heldBytes() {
    return heldBytes;
  }

  /** What the file weighs, roughly and too high; 0 as long as rows wait. */
  long estimatedSize() {
    return estimatedSize;
  }

  /** When a row came last, in rows of the whole writer. */
  long lastUsed() {
    return lastUsed;
  }

  /**
   * Stages the file. Where rows waited this can be tried again; where they were encoded already,
   * a failure loses the file.
   */
  StagedArchiveFile finish(FileMaker maker, Retry retry) throws IOException, InterruptedException {
    return file != null ? maker.finish(file) : retry.call("stage a file", () -> stage(maker));
  }

  private StagedArchiveFile stage(FileMaker maker) throws IOException {
    try (ArchiveFileWriter<T> small = maker.open(table, waiting.get(0))) {
      for (T row : waiting) {
        small.write(row);
      }
      return maker.finish(small);
    }
  }

  /** Throws the rows away. */
  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
