package dev.cairn.detect.calendar;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Times that are closed, as one time zone has them, each with what to say of it. Immutable. */
final class Closings {

  /**
   * One of them.
   *
   * @param begin epoch microseconds
   * @param end exclusive
   * @param why what to say
   */
  record Closed(long begin, long end, String why) {}

  private final List<Closed> all;
  /** The latest end of all up to this one: how far back one has to look. */
  private final long[] latest;

  private Closings(List<Closed> all) {
    this.all = all;
    this.latest = new long[all.size()];
    long end = Long.MIN_VALUE;
    for (int i = 0; i < latest.length; i++) {
      end = Math.max(end, all.get(i).end());
      latest[i] = end;
    }
  }

  /** Of what schedules and calendars say, each with its words before the occurrence's text. */
  static Closings of(List<Closing> closings, ZoneId zone) {
    List<Closed> all = new ArrayList<>();
    for (Closing closing : closings) {
      for (Occurrence one : closing.occurrences()) {
        String why = closing.words() + (one.text().isEmpty() ? "" : ": " + one.text());
        all.add(new Closed(one.begin(zone), one.end(zone), why));
      }
    }
    all.sort(Comparator.comparingLong(Closed::begin).thenComparing(Closed::why));
    return new Closings(all);
  }

  /** Those that overlap a stretch, the latest first. */
  void overlapping(long begin, long end, Consumer<Closed> each) {
    for (int i = before(end) - 1; i >= 0 && latest[i] > begin; i--) {
      if (all.get(i).end() > begin) {
        each.accept(all.get(i));
      }
    }
  }

  /** Why a time is closed; null if it is not. */
  String why(long time) {
    String[] why = new String[1];
    overlapping(time, time + 1, one -> why[0] = one.why());
    return why[0];
  }

  /** How many begin before a time. */
  private int before(long time) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).begin() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
