package dev.cairn.detect.rule;

/**
 * What must come within the stretch of a {@link Detector.Temporal}.
 *
 * @param inputs how many inputs feed it, one behind the other; one where there is no burst
 * @param burst what must come of them; null: a hit
 */
public record Step(int inputs, Burst burst) {

  /** A hit of one input. */
  public static final Step HIT = new Step(1, null);

  /** Checks. */
  public Step {
    if (inputs < 1 || burst == null && inputs > 1) {
      throw new IllegalArgumentException(
          "inputs: %d; allowed: 1, of a burst 1 or more".formatted(inputs));
    }
  }
}
