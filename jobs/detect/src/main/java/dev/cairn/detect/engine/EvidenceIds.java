package dev.cairn.detect.engine;

import java.util.List;

/**
 * Ids in order of time, and of themselves within one time. Of too many the earliest half and the
 * latest half stay; so what stays does not depend on the order in which they came.
 */
final class EvidenceIds {

  static final int MOST_EVENTS = 32;

  private EvidenceIds() {}

  /** Adds one; an id that is there moves to the later of its times. */
  static void add(List<String> ids, List<Long> times, String id, long time, int most) {
    int known = ids.indexOf(id);
    if (known >= 0) {
      if (times.get(known) >= time) {
        return;
      }
      ids.remove(known);
      times.remove(known);
    }
    int place = ids.size();
    while (place > 0
        && (times.get(place - 1) > time
            || times.get(place - 1) == time && ids.get(place - 1).compareTo(id) > 0)) {
      place--;
    }
    ids.add(place, id);
    times.add(place, time);
    if (ids.size() > most) {
      ids.remove(most / 2);
      times.remove(most / 2);
    }
  }
}
