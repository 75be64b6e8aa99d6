package dev.cairn.testkit.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * One log of one reporter: what is written gets its number, and its bytes; then it may be lost,
 * doubled, delayed. Whether a record is lost is decided when its number is given, so that a
 * reference always says it.
 */
final class LogFile {

  private final SimulatedSource source;
  private final ReporterClock clock;
  private final LogOffice office;
  private final int batchSize;
  private final long batchMicros;

  private List<LogEntry> batch;
  private long number;
  private boolean delivered;

  /** For one entry a record: a batch size of 1. */
  LogFile(
      SimulatedSource source,
      ReporterClock clock,
      LogOffice office,
      int batchSize,
      long batchMicros) {
    this.source = source;
    this.clock = clock;
    this.office = office;
    this.batchSize = batchSize;
    this.batchMicros = batchMicros;
  }

  /** What the writer's clock shows at a true time. */
  long shows(long trueMicros) {
    return clock.shows(trueMicros);
  }

  String reporter() {
    return clock.reporter();
  }

  RecordReference write(LogEntry entry) {
    if (batchSize == 1) {
      open();
      office.send(source, number, clock.reporter(), List.of(entry), delivered);
      return new RecordReference(source, number, 0, delivered);
    }
    if (batch == null) {
      open();
      batch = new ArrayList<>();
      List<LogEntry> opened = batch;
      office.in(batchMicros, () -> flush(opened));
    }
    batch.add(entry);
    RecordReference reference =
        new RecordReference(source, number, batch.size() - 1, delivered);
    if (batch.size() == batchSize) {
      flush();
    }
    return reference;
  }

  /** Sends what was gathered, if anything was. */
  void flush() {
    if (batch != null) {
      List<LogEntry> full = batch;
      batch = null;
      office.send(source, number, clock.reporter(), List.copyOf(full), delivered);
    }
  }

  private void flush(List<LogEntry> opened) {
    if (batch == opened) {
      flush();
    }
  }

  private void open() {
    number = office.nextNumber(source);
    delivered = office.arrives(source);
  }
}
