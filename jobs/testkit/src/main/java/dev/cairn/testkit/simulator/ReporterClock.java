package dev.cairn.testkit.simulator;

/**
 * A reporter's clock.
 *
 * @param reporter whose
 * @param startMicros true time at which the run begins, epoch microseconds
 * @param skewMicros how far it was ahead then
 * @param driftPpm microseconds that it gains in each second
 */
public record ReporterClock(
    String reporter, long startMicros, long skewMicros, double driftPpm) {

  private static final double MILLION = 1e6;

  /** What it shows at a true time, both in epoch microseconds. */
  public long shows(long trueMicros) {
    return trueMicros + skewMicros + (long) ((trueMicros - startMicros) * driftPpm / MILLION);
  }
}
