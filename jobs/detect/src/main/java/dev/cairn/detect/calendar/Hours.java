package dev.cairn.detect.calendar;

import dev.cairn.detect.calendar.Schedules.Outside;
import dev.cairn.detect.signal.Signal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A schedule's hours in one time zone. Works out a block of time when it is first asked about it
 * and keeps it for a while: which blocks are kept changes nothing but speed.
 *
 * <p>A stretch outside ends where hours begin. One longer than a block is divided where blocks
 * begin, counted from the epoch.
 */
final class Hours {

  private static final long DAY = 86_400_000_000L;
  static final long BLOCK = 14 * DAY;
  /** Some 70,000 years: no arithmetic here comes near the ends of what a long holds. */
  private static final long FURTHEST = 1L << 61;
  private static final int KEPT = 128;

  /** One block: what shifts alone say, and what is left after closings. */
  private record Block(long number, Spans shifts, Spans open) {}

  private final String words;
  private final ZoneId zone;
  private final List<Shift> shifts;
  private final Closings closings;
  private final List<OpenTimes> openings;
  private final AtomicReferenceArray<Block> kept = new AtomicReferenceArray<>(KEPT);

  Hours(
      String words,
      ZoneId zone,
      List<Shift> shifts,
      Closings closings,
      List<OpenTimes> openings) {
    this.words = words;
    this.zone = zone;
    this.shifts = shifts;
    this.closings = closings;
    this.openings = openings;
  }

  /** Judges a signal; null if it is inside. */
  Outside outside(Signal signal) {
    long time = Math.max(-FURTHEST, Math.min(FURTHEST, signal.time()));
    long number = Math.floorDiv(time, BLOCK);
    Block block = block(number);
    if (block.open().contains(time)) {
      return null;
    }
    Gap gap = new Gap(time);
    for (OpenTimes opening : openings) {
      opening.of(signal, time, BLOCK, gap::narrow);
    }
    if (gap.open) {
      return null;
    }
    gap.narrow(block.open());
    if (gap.begin == Spans.NONE || gap.begin < number * BLOCK) {
      gap.narrow(block(number - 1).open());
    }
    if (gap.end == Spans.NONE || gap.end > (number + 1) * BLOCK) {
      gap.narrow(block(number + 1).open());
    }
    gap.divide(number * BLOCK);
    String why = block.shifts().contains(time) ? closings.why(time) : null;
    return new Outside(gap.begin, gap.end, words, local(time), why);
  }

  private Block block(long number) {
    int place = (int) Math.floorMod(number, (long) KEPT);
    Block block = kept.get(place);
    if (block == null || block.number() != number) {
      block = make(number);
      kept.set(place, block);
    }
    return block;
  }

  private Block make(long number) {
    long begin = number * BLOCK;
    long end = begin + BLOCK;
    // shifts of the days before may last into it, and clocks may differ by more than a day
    LocalDate day = local(begin, ChronoUnit.DAYS).toLocalDate().minusDays(3);
    LocalDate last = local(end, ChronoUnit.DAYS).toLocalDate().plusDays(1);
    Stretches open = new Stretches();
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      for (Shift shift : shifts) {
        shift.add(day, zone, open);
      }
    }
    open.remove(Long.MIN_VALUE, begin);
    open.remove(end, Long.MAX_VALUE);
    Spans byShifts = open.spans();
    closings.overlapping(begin, end, closed -> open.remove(closed.begin(), closed.end()));
    return new Block(number, byShifts, open.spans());
  }

  private LocalDateTime local(long micros, ChronoUnit unit) {
    Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    return LocalDateTime.ofInstant(instant, zone).truncatedTo(unit);
  }

  /** Such as {@code Tue 03:12}. */
  private String local(long time) {
    LocalDateTime local = local(time, ChronoUnit.MINUTES);
    return Shift.DAYS.get(local.getDayOfWeek().getValue() - 1) + " " + local.toLocalTime();
  }

  /** What is known of the stretch outside around a time. */
  private static final class Gap {

    private final long time;
    private boolean open;
    private long begin = Spans.NONE;
    private long end = Spans.NONE;

    Gap(long time) {
      this.time = time;
    }

    /** By hours near it. */
    void narrow(Spans spans) {
      open |= spans.contains(time);
      begin = Math.max(begin, spans.endBefore(time));
      long after = spans.beginAfter(time);
      end = end == Spans.NONE || after != Spans.NONE && after < end ? after : end;
    }

    /** To the part in this block, if it is longer than one. */
    void divide(long block) {
      if (begin == Spans.NONE || end == Spans.NONE || end - begin > BLOCK) {
        begin = Math.max(begin, block);
        end = end == Spans.NONE ? block + BLOCK : Math.min(end, block + BLOCK);
      }
    }
  }
}
