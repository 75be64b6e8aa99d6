package dev.cairn.detect.machine;

import dev.cairn.schemas.DetectionHit;
import java.util.Map;

/**
 * That a rule fires.
 *
 * @param hit the hit at which it does: the finding takes user, client and so on from it, and belongs
 *     to the period of its time
 * @param from the earliest evidence, epoch microseconds; the hit's time if that is all
 * @param observed the number that was judged; NaN for none
 * @param threshold what it was held against; NaN for nothing
 * @param timespanMicros over which it was gathered; 0 for none
 * @param facts what the reason may speak of besides
 */
public record Firing(
    DetectionHit hit,
    long from,
    double observed,
    double threshold,
    long timespanMicros,
    Map<String, String> facts) {

  /** At a hit alone. */
  public static Firing at(DetectionHit hit) {
    return new Firing(hit, hit.getTime(), Double.NaN, Double.NaN, 0, Map.of());
  }
}
