package dev.cairn.cli.backtest;

import dev.cairn.cli.feed.RecordReader;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * The events of one file, in order of time as far as {@value #AHEAD} events let it be seen: what
 * stands later in the file than that comes when it is read. An event has no raw record; one whose log
 * says no time is of the time of the one before; each counts as arrived at its time.
 */
final class LogFileEvents implements Closeable {

  static final int AHEAD = 10_000;

  private final LogFile file;
  private final RecordReader records;
  private final Tally tally;
  private final PriorityQueue<AuditEvent> ahead = new PriorityQueue<>(EventOrder.BY_TIME);
  private long offset;
  private Instant before;
  private boolean ended;

  private LogFileEvents(LogFile file, RecordReader records, Tally tally) {
    this.file = file;
    this.records = records;
    this.tally = tally;
    this.offset = file.offset();
    this.before = file.first();
  }

  static LogFileEvents open(LogFile file, Tally tally) throws IOException {
    LogFileEvents events = new LogFileEvents(file, file.file().open(), tally);
    try {
      events.read();
      return events;
    } catch (IOException | RuntimeException e) {
      events.close();
      throw e;
    }
  }

  /** The next one, which stays; null after the last. */
  AuditEvent head() {
    return ahead.peek();
  }

  /** Goes on to the one after. */
  AuditEvent take() throws IOException {
    AuditEvent event = ahead.poll();
    read();
    return event;
  }

  private void read() throws IOException {
    while (!ended && ahead.size() <= AHEAD) {
      byte[] value = records.next();
      if (value == null) {
        ended = true;
      } else {
        parse(value);
      }
    }
  }

  private void parse(byte[] value) {
    ParseResult parsed =
        file.parser()
            .parse(
                new RawRecord(
                    file.topic(),
                    0,
                    offset++,
                    before.toEpochMilli(),
                    file.file().reporter(),
                    value));
    tally.deadLetters(parsed.deadLetters().size());
    for (AuditEvent event : parsed.events()) {
      if (LogFile.hasTime(event)) {
        before = event.getTime();
      }
      event.setIngestTime(event.getTime());
      event.setRaw(null);
      event.setUnmapped(null);
      event.setSqlTokens(null);
      ahead.add(event);
    }
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
