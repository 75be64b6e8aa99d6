package dev.cairn.testkit.simulator;

/** How long a server takes for a statement, in microseconds. */
final class Durations {

  private static final long LEAST = 30;
  private static final long LONG_LEAST = 5_000_000;
  private static final double LONG_TIMES = 1000;

  private final Dice dice;
  private final double mean;
  private final double longShare;

  Durations(SimulationConfig config, Dice dice) {
    this.dice = dice;
    this.mean = Allowed.micros(config.traffic().meanDuration());
    this.longShare = config.oddities().longRunning();
  }

  long draw() {
    return dice.chance(longShare)
        ? LONG_LEAST + dice.exponential(mean * LONG_TIMES)
        : LEAST + dice.exponential(mean);
  }
}
