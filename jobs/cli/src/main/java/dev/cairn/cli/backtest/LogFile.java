package dev.cairn.cli.backtest;

import dev.cairn.cli.feed.RecordFile;
import dev.cairn.cli.feed.RecordReader;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.time.Instant;

/**
 * One file among those of its source.
 *
 * @param file its records
 * @param parser reads them
 * @param topic see {@link LogInput}
 * @param offset its first record's place among those of the source
 * @param records how many it has
 * @param first time of the first event that has one of its own; the epoch if none has
 */
record LogFile(
    RecordFile file, RecordParser parser, String topic, long offset, long records, Instant first) {

  /** Counts its records, and looks for its first event. */
  static LogFile of(RecordFile file, RecordParser parser, String topic, long offset)
      throws IOException {
    Instant first = null;
    long records = 0;
    try (RecordReader reader = file.open()) {
      for (byte[] value = reader.next(); value != null; value = reader.next()) {
        if (first == null) {
          RawRecord raw = new RawRecord(topic, 0, 0, 0, file.reporter(), value);
          first =
              parser.parse(raw).events().stream()
                  .filter(LogFile::hasTime)
                  .map(AuditEvent::getTime)
                  .min(Instant::compareTo)
                  .orElse(null);
        }
        records++;
      }
    }
    return new LogFile(
        file, parser, topic, offset, records, first == null ? Instant.EPOCH : first);
  }

  /** Whether the log says the event's time. */
  static boolean hasTime(AuditEvent event) {
    return !event.getTimeSource().equals(Timestamps.KAFKA);
  }
}
