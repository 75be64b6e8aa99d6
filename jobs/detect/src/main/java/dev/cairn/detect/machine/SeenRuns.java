package dev.cairn.detect.machine;

import dev.cairn.schemas.DetectionSeen;
import java.util.List;

/**
 * When items were seen, as runs: within a run no two neighbours are further apart than a gap, and
 * two runs of one item are. So it does not matter in which order the times came. In order of item,
 * then of time.
 */
final class SeenRuns {

  private final List<DetectionSeen> runs;
  private final long gap;

  SeenRuns(List<DetectionSeen> runs, long gap) {
    this.runs = runs;
    this.gap = gap;
  }

  /** The run of an item that a time belongs to; null if there is none. */
  DetectionSeen find(long item, long time) {
    int place = place(item, time);
    return joins(place, item, time) ? runs.get(place) : null;
  }

  /**
   * Adds a time.
   *
   * @return when the run that it belongs to began before; the largest value if it began one
   */
  long add(long item, long time) {
    int place = place(item, time);
    if (!joins(place, item, time)) {
      runs.add(place, new DetectionSeen(item, time, time));
      return Long.MAX_VALUE;
    }
    DetectionSeen run = runs.get(place);
    long before = run.getFirst();
    run.setFirst(Math.min(before, time));
    run.setLast(Math.max(run.getLast(), time));
    if (joins(place + 1, item, run.getLast())) {
      run.setLast(runs.remove(place + 1).getLast());
    }
    return before;
  }

  /** Forgets runs that ended before a time. */
  void forget(long time) {
    runs.removeIf(run -> run.getLast() < time);
  }

  /** How many runs there are of other items than this. */
  int others(long item) {
    int others = 0;
    for (DetectionSeen run : runs) {
      others += run.getItem() == item ? 0 : 1;
    }
    return others;
  }

  /** The latest time of an item; the smallest value if there is none. */
  long last(long item) {
    int after = place(item, Long.MAX_VALUE);
    if (after < runs.size() && runs.get(after).getItem() == item) {
      return runs.get(after).getLast();
    }
    return after > 0 && runs.get(after - 1).getItem() == item
        ? runs.get(after - 1).getLast()
        : Long.MIN_VALUE;
  }

  /** The first run that is the item's and ends at most a gap before the time, or is after that. */
  private int place(long item, long time) {
    int low = 0;
    int high = runs.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      DetectionSeen run = runs.get(middle);
      boolean before =
          run.getItem() < item
              || run.getItem() == item && Saturating.plus(run.getLast(), gap) < time;
      if (before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean joins(int place, long item, long time) {
    return place < runs.size()
        && runs.get(place).getItem() == item
        && Saturating.minus(runs.get(place).getFirst(), gap) <= time;
  }
}
