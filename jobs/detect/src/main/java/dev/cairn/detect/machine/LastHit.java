package dev.cairn.detect.machine;

import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.DetectionState;

/** The latest hit of a state, for firings that come when there is none. */
final class LastHit {

  private LastHit() {}

  /** Keeps a hit if it is the latest; of several at one time the one whose name is the largest. */
  static void keep(DetectionState state, DetectionHit hit) {
    DetectionHit before = state.getLastHit();
    if (before == null
        || hit.getTime() > before.getTime()
        || hit.getTime() == before.getTime() && name(hit).compareTo(name(before)) >= 0) {
      state.setLastHit(hit);
    }
  }

  private static String name(DetectionHit hit) {
    String name = Evidence.of(hit).name();
    return name == null ? "" : name;
  }

  /**
   * The one that was kept, as if of another time.
   *
   * @param evidence as {@link Evidence#name}; null if there is none
   */
  static DetectionHit as(DetectionState state, long time, String evidence) {
    Evidence named = new Evidence(time, evidence);
    DetectionHit hit = DetectionHit.newBuilder(state.getLastHit()).build();
    hit.setTime(time);
    hit.setEventId(named.eventId());
    hit.setSessionId(named.sessionId());
    return hit;
  }
}
