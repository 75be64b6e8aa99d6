package dev.cairn.detect.machine;

import dev.cairn.schemas.DetectionBucket;
import dev.cairn.schemas.DetectionEntry;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;
import java.util.List;

/**
 * Totals of periods that are not closed yet, by period and item. A hit that comes again is not
 * added again as long as it is among the latest {@value #MOST_KNOWN}; of a session's versions only
 * the one with the largest number counts, in the period of the first of these to come.
 */
final class PeriodTotals {

  static final int MOST = 1_024;
  static final int MOST_KNOWN = 256;

  private final DetectionState state;
  private final long period;

  PeriodTotals(DetectionState state, long period) {
    this.state = state;
    this.period = period;
  }

  /** Adds a hit; null if that changes no total, or there is no place for it. */
  DetectionBucket add(DetectionHit hit) {
    double value = value(hit);
    long item = hit.getItem() == null ? 0 : ItemHash.of(hit.getItem());
    if (!Double.isFinite(value) || value < 0) {
      return null;
    }
    Evidence evidence = Evidence.of(hit);
    long id = ItemHash.of(hit.getInput() + "/" + item + "/" + evidence.name());
    DetectionEntry known = evidence.name() == null ? null : known(id);
    if (known != null && value <= known.getValue()) {
      return null;
    }
    long time = known == null ? hit.getTime() : known.getTime();
    DetectionBucket bucket = bucket(start(time), item);
    if (bucket == null) {
      return null;
    }
    double before = known == null ? 0 : known.getValue();
    bucket.setCount(bucket.getCount() + (known == null ? 1 : 0));
    bucket.setSum(bucket.getSum() + value - before);
    BucketEvidence.add(bucket, evidence, value);
    if (known != null) {
      known.setValue(value);
    } else if (evidence.name() != null) {
      remember(new DetectionEntry(hit.getTime(), hit.getInput(), value, item, id, null, false));
    }
    return bucket;
  }

  private static double value(DetectionHit hit) {
    return hit.getValue() == null ? 1 : hit.getValue();
  }

  private DetectionEntry known(long id) {
    for (DetectionEntry entry : state.getEntries()) {
      if (entry.getId() == id) {
        return entry;
      }
    }
    return null;
  }

  private void remember(DetectionEntry entry) {
    List<DetectionEntry> entries = state.getEntries();
    int place = entries.size();
    while (place > 0 && entries.get(place - 1).getTime() > entry.getTime()) {
      place--;
    }
    entries.add(place, entry);
    if (entries.size() > MOST_KNOWN) {
      entries.remove(0);
    }
  }

  private DetectionBucket bucket(long start, long item) {
    List<DetectionBucket> buckets = state.getBuckets();
    int low = 0;
    int high = buckets.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      DetectionBucket one = buckets.get(middle);
      if (one.getStart() < start || one.getStart() == start && one.getItem() < item) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low < buckets.size()
        && buckets.get(low).getStart() == start
        && buckets.get(low).getItem() == item) {
      return buckets.get(low);
    }
    if (buckets.size() >= MOST) {
      return null;
    }
    buckets.add(low, 
        new DetectionBucket(
            start, item, 0L, 0.0, false, Long.MAX_VALUE, Long.MIN_VALUE, null, 0L, 0.0));
    return buckets.get(low);
  }

  /** Begin of the period that a time lies in. */
  long start(long time) {
    return Saturating.minus(time, Math.floorMod(time, period));
  }

  /** When a period of the state is over, exclusive. */
  long end(DetectionBucket bucket) {
    return Saturating.plus(bucket.getStart(), period);
  }

  /** Takes out what ended until then, in order of time. */
  List<DetectionBucket> close(long now) {
    List<DetectionBucket> closed =
        state.getBuckets().stream().filter(bucket -> end(bucket) <= now).toList();
    state.getBuckets().removeIf(bucket -> end(bucket) <= now);
    long open = start(now);
    state.getEntries().removeIf(entry -> entry.getTime() < open);
    return closed;
  }
}
