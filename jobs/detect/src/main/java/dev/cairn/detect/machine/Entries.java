package dev.cairn.detect.machine;

import dev.cairn.schemas.DetectionEntry;
import dev.cairn.schemas.DetectionHit;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** Hits kept one by one, in order of time and, within one, of what they came from. */
final class Entries {

  private static final Comparator<DetectionEntry> ORDER =
      Comparator.comparingLong(DetectionEntry::getTime)
          .thenComparingInt(DetectionEntry::getInput)
          .thenComparingLong(DetectionEntry::getId);

  private Entries() {}

  /**
   * Adds a hit where it belongs.
   *
   * @param most entries to keep; the earliest goes
   * @return its place, or -1 if it is there already or is the one that had to go
   */
  static int add(List<DetectionEntry> entries, DetectionHit hit, int most) {
    DetectionEntry entry = of(hit);
    int place = entries.size();
    while (place > 0 && ORDER.compare(entries.get(place - 1), entry) > 0) {
      place--;
    }
    if (place > 0 && ORDER.compare(entries.get(place - 1), entry) == 0) {
      return -1;
    }
    entries.add(place, entry);
    if (entries.size() > most) {
      entries.remove(0);
      place--;
    }
    return place;
  }

  private static DetectionEntry of(DetectionHit hit) {
    String name = Evidence.of(hit).name();
    return new DetectionEntry(
        hit.getTime(),
        hit.getInput(),
        hit.getValue() == null ? 0 : hit.getValue(),
        hit.getItem() == null ? 0 : hash(hit.getItem()),
        name == null ? hit.getTime() : hash(name),
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

  /** Begin of a stretch that ends at a time, exclusive; not before the smallest time. */
  static long before(long time, long length) {
    return time < Long.MIN_VALUE + length ? Long.MIN_VALUE : time - length;
  }

  /** End of a stretch that begins at a time; not after the largest time. */
  static long plus(long time, long length) {
    return time > Long.MAX_VALUE - length ? Long.MAX_VALUE : time + length;
  }

  /** FNV-1a, 64 bits, with a final mix: the same on every machine. */
  static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (one & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return hash ^ (hash >>> 33);
  }
}
