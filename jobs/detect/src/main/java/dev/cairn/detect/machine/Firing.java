package dev.cairn.detect.machine;

import dev.cairn.schemas.DetectionHit;
import java.util.List;
import java.util.Map;

/**
 * That a rule fires.
 *
 * @param hit the hit at which it shows: the finding takes user, client and so on from it
 * @param at the time that it fires for, epoch microseconds: the finding belongs to the period of it.
 *     The hit's own, unless a late hit makes the rule fire for a later time
 * @param from the earliest evidence, epoch microseconds
 * @param to the latest evidence, epoch microseconds
 * @param observed the number that was judged; NaN for none
 * @param threshold what it was held against; NaN for nothing
 * @param timespanMicros over which it was gathered; 0 for none
 * @param evidence what it rests on, in order of time; where that is much, the weightiest of it
 * @param facts what the reason may speak of besides
 * @param again whether it was told before, with another number: it does not count once more
 */
public record Firing(
    DetectionHit hit,
    long at,
    long from,
    long to,
    double observed,
    double threshold,
    long timespanMicros,
    List<Evidence> evidence,
    Map<String, String> facts,
    boolean again) {

  /** Copies the list and the map. */
  public Firing {
    evidence = List.copyOf(evidence);
    facts = Map.copyOf(facts);
  }

  /** At a hit, by what was gathered up to it. */
  public Firing(
      DetectionHit hit,
      long from,
      double observed,
      double threshold,
      long timespanMicros,
      Map<String, String> facts) {
    this(
        hit,
        hit.getTime(),
        from,
        hit.getTime(),
        observed,
        threshold,
        timespanMicros,
        List.of(Evidence.of(hit)),
        facts,
        false);
  }

  /** At a hit alone. */
  public static Firing at(DetectionHit hit) {
    return new Firing(hit, hit.getTime(), Double.NaN, Double.NaN, 0, Map.of());
  }

  /** The same, told before. */
  public Firing toldBefore() {
    return new Firing(
        hit, at, from, to, observed, threshold, timespanMicros, evidence, facts, true);
  }
}
