package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.DatabaseStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * A perturbation with a name for people.
 *
 * @param name such as {@code 1 % lost, 100 ms ahead}
 * @param perturbation what it does
 */
record Disturbance(String name, Perturbation perturbation) {

  private static final long MICROS_PER_MILLI = 1_000;
  private static final int PERCENT = 100;

  /**
   * Every loss with every skew. Stamps of whole seconds say nothing of skews below a second: there
   * the skews are left out.
   */
  static List<Disturbance> of(Case one, List<Double> losses, List<Long> skewMillis, long seed) {
    boolean fine =
        one.input().database().stream().anyMatch(Disturbance::isFine);
    List<Disturbance> all = new ArrayList<>();
    for (double loss : losses) {
      for (long skew : skewMillis) {
        if (skew == 0 || fine) {
          all.add(
              new Disturbance(
                  name(loss, skew),
                  Perturbation.loss(loss, seed).skewed(skew * MICROS_PER_MILLI, 0)));
        }
      }
    }
    return all;
  }

  private static boolean isFine(DatabaseStatement record) {
    return record.precisionMicros() <= MICROS_PER_MILLI;
  }

  private static String name(double loss, long skew) {
    String lost = loss == 0 ? "" : GridReport.valueName(loss * PERCENT) + " % lost";
    String skewed =
        skew == 0 ? "" : Math.abs(skew) + " ms " + (skew > 0 ? "ahead" : "behind");
    if (lost.isEmpty() && skewed.isEmpty()) {
      return "undisturbed";
    }
    return lost.isEmpty() || skewed.isEmpty() ? lost + skewed : lost + ", " + skewed;
  }
}
