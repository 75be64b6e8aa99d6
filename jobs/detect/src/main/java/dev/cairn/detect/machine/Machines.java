package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Detector;

/** Which machine judges for which kind of detector. */
public final class Machines {

  private static final Machine MATCH = new MatchMachine();
  private static final Machine COUNT = new CountMachine();
  private static final Machine TEMPORAL = new TemporalMachine();

  private Machines() {}

  /** The machine of a detector's kind; safe for use by many threads. */
  public static Machine of(Detector detector) {
    if (detector instanceof Detector.Count) {
      return COUNT;
    }
    if (detector instanceof Detector.Temporal) {
      return TEMPORAL;
    }
    return MATCH;
  }
}
