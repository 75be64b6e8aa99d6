package dev.cairn.correlate.match;

/**
 * Which kinds of evidence the matcher uses, and how sure it must be. All kinds are on but for
 * experiments that ask what each is worth.
 *
 * @param order whether the order of the server's log refines coarse stamps
 * @param chains whether neighbours on a connection and in a session count
 * @param accounts whether users and schemas count
 * @param sightings whether counts what is known for certain: sightings, and ids in comments
 * @param threshold confidence below which the matcher abstains, in (0, 1)
 */
public record MatcherConfig(
    boolean order, boolean chains, boolean accounts, boolean sightings, double threshold) {

  /** All evidence; below 0.85 the matcher abstains. */
  public static final MatcherConfig DEFAULT = new MatcherConfig(true, true, true, true, 0.85);

  /**
   * Checks the threshold.
   *
   * @throws IllegalArgumentException if it is not in (0, 1)
   */
  public MatcherConfig {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "threshold is " + threshold + ": choose a share between 0 and 1, such as 0.85");
    }
  }
}
