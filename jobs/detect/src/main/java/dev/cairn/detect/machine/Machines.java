package dev.cairn.detect.machine;

import dev.cairn.detect.rule.Detector;

/** Which machine judges for which kind of detector. */
public final class Machines {

  private static final Machine MATCH = new MatchMachine();
  private static final Machine COUNT = new CountMachine();
  private static final Machine TEMPORAL = new TemporalMachine();
  private static final Machine NOVELTY = new NoveltyMachine();
  private static final Machine BASELINE = new BaselineMachine();
  private static final Machine SILENCE = new SilenceMachine();
  private static final Machine JUMP = new JumpMachine();

  private Machines() {}

  /** The machine of a detector's kind; safe for use by many threads. */
  public static Machine of(Detector detector) {
    if (detector instanceof Detector.Count) {
      return COUNT;
    }
    if (detector instanceof Detector.Temporal) {
      return TEMPORAL;
    }
    if (detector instanceof Detector.Novelty) {
      return NOVELTY;
    }
    if (detector instanceof Detector.Baseline) {
      return BASELINE;
    }
    if (detector instanceof Detector.Silence) {
      return SILENCE;
    }
    if (detector instanceof Detector.Jump) {
      return JUMP;
    }
    return MATCH;
  }
}
