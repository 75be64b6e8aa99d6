package dev.cairn.query;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.table.ArchiveTable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Cuts the time in which files have rows into stretches. */
final class Stretches {

  private static final long BEGINNING = Long.MIN_VALUE;
  private static final long END = Long.MAX_VALUE;

  private Stretches() {}

  /**
   * By the files' bounds, each moved outwards to a multiple of the length.
   *
   * @param within cuts the first and the last
   */
  static List<TimeRange> of(List<ArchiveFile> files, TimeRange within, Duration length) {
    long step = length.toMillis() * 1_000;
    // how many files begin, less those that end, at a place
    TreeMap<Long, Integer> changes = new TreeMap<>();
    for (ArchiveFile file : files) {
      changes.merge(begin(file.minTimeMicros(), step), 1, Integer::sum);
      changes.merge(end(file.maxTimeMicros(), step), -1, Integer::sum);
    }
    List<TimeRange> stretches = new ArrayList<>();
    int open = 0;
    long from = BEGINNING;
    for (var change : changes.entrySet()) {
      if (open > 0) {
        add(stretches, instant(from), instant(change.getKey()), within);
      }
      open += change.getValue();
      from = change.getKey();
    }
    return stretches;
  }

  private static void add(
      List<TimeRange> stretches, Instant begin, Instant end, TimeRange within) {
    Instant from =
        begin == null || within.from() != null && within.from().isAfter(begin)
            ? within.from()
            : begin;
    Instant to =
        end == null || within.to() != null && within.to().isBefore(end) ? within.to() : end;
    if (from == null || to == null || from.isBefore(to)) {
      stretches.add(new TimeRange(from, to));
    }
  }

  // at its limits a manifest's bound means "or beyond"
  private static long begin(long micros, long step) {
    return micros <= -ArchiveTable.MANIFEST_TIME_LIMIT
        ? BEGINNING
        : Math.floorDiv(micros, step) * step;
  }

  private static long end(long micros, long step) {
    return micros >= ArchiveTable.MANIFEST_TIME_LIMIT
        ? END
        : (Math.floorDiv(micros, step) + 1) * step;
  }

  private static Instant instant(long micros) {
    return micros == BEGINNING || micros == END
        ? null
        : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
