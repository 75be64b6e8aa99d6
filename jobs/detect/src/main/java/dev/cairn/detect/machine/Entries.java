package dev.cairn.detect.machine;

import dev.cairn.schemas.DetectionEntry;
import dev.cairn.schemas.DetectionHit;
import java.util.Comparator;
import java.util.List;

/** Hits kept one by one, in order of time and, within one, of what they came from and are of. */
final class Entries {

  private static final Comparator<DetectionEntry> ORDER =
      Comparator.comparingLong(DetectionEntry::getTime)
          .thenComparingInt(DetectionEntry::getInput)
          .thenComparingLong(DetectionEntry::getId)
          // an event with a list gives a hit for each of its elements
          .thenComparingLong(DetectionEntry::getItem);

  private Entries() {}

  /**
   * Adds a hit where it belongs.
   *
   * @return its place, or -1 if it is there already
   */
  static int add(List<DetectionEntry> entries, DetectionHit hit) {
    DetectionEntry entry = of(hit);
    if (hit.getEventId() == null) {
      // a session's next version takes the place of the one before
      entries.removeIf(
          one -> one.getId() == entry.getId() && one.getTime() < entry.getTime());
    }
    int place = entries.size();
    while (place > 0 && ORDER.compare(entries.get(place - 1), entry) > 0) {
      place--;
    }
    if (place > 0 && ORDER.compare(entries.get(place - 1), entry) == 0) {
      return -1;
    }
    entries.add(place, entry);
    return place;
  }

  private static DetectionEntry of(DetectionHit hit) {
    String name = Evidence.of(hit).name();
    return new DetectionEntry(
        hit.getTime(),
        hit.getInput(),
        hit.getValue() == null ? 0 : hit.getValue(),
        hit.getItem() == null ? 0 : ItemHash.of(hit.getItem()),
        name == null ? hit.getTime() : ItemHash.of(name),
        name,
        false);
  }

  /** The first entry whose time is after {@code time}. */
  static int after(List<DetectionEntry> entries, long time) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).getTime() > time) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
