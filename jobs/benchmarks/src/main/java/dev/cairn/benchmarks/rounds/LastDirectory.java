package dev.cairn.benchmarks.rounds;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.schemas.AuditEvent;

/**
 * Tells an event's directory in the archive's layout, and remembers the last one: rows come in
 * runs, and making the text costs as much as writing the row. Not thread-safe.
 */
final class LastDirectory {

  private static final long MICROS_PER_HOUR = 3_600_000_000L;

  private String source = "";
  private long hour;
  private String directory;

  String of(AuditEvent event) {
    long eventHour = Math.floorDiv(ArchiveTable.EVENTS.timeMicros(event), MICROS_PER_HOUR);
    if (hour != eventHour || !source.equals(event.getSource())) {
      source = event.getSource();
      hour = eventHour;
      directory = ArchiveTable.EVENTS.directory(event);
    }
    return directory;
  }
}
