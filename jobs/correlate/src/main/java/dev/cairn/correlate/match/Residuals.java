package dev.cairn.correlate.match;

import java.util.Arrays;

/**
 * How far the time of a record is from the time of its statement: a density, learned from the
 * statements that are tied for certain. Its tails are heavier than what was seen.
 */
final class Residuals {

  private static final double UNIT = 20;
  private static final int HALF = 96;
  private static final int STEPS_PER_DOUBLING = 4;
  // where, between two powers of two, the nearest step is the next
  private static final double[] NEXT_STEP = new double[STEPS_PER_DOUBLING];

  static {
    for (int i = 0; i < STEPS_PER_DOUBLING; i++) {
      NEXT_STEP[i] = Math.pow(2, (i + 0.5) / STEPS_PER_DOUBLING);
    }
  }

  private static final double FLOOR = 0.002;
  private static final double PRIOR = 6;

  private final double[] log = new double[2 * HALF + 1];
  private final double center;
  private final double widest;
  private final double mean;

  Residuals(double[] seen) {
    double[] sorted = seen.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    center = count == 0 ? 0 : sorted[count / 2];
    double[] weight = new double[log.length];
    double scale = count < 20 ? 50_000 : Math.max(200, range(sorted));
    double total = 0;
    for (double residual : seen) {
      weight[bin(residual - center)]++;
      total++;
    }
    // a bell of Cauchy's shape beneath, and an even floor
    double norm = 0;
    double[] prior = new double[log.length];
    for (int i = 0; i < log.length; i++) {
      double middle = (edge(i) + edge(i + 1)) / 2;
      prior[i] = (edge(i + 1) - edge(i)) / (1 + middle * middle / (scale * scale));
      norm += prior[i];
    }
    double[] smooth = smooth(weight);
    for (int i = 0; i < log.length; i++) {
      double share = (smooth[i] + PRIOR * prior[i] / norm) / (total + PRIOR);
      double even = 1.0 / log.length;
      log[i] = Math.log(((1 - FLOOR) * share + FLOOR * even) / (edge(i + 1) - edge(i)));
    }
    double sum = 0;
    for (double residual : seen) {
      sum += logDensity(residual);
    }
    mean = count == 0 ? 0 : sum / count;
    double far = count == 0 ? 1_000_000 : quantile(sorted, 0.998) - center;
    double near = count == 0 ? 1_000_000 : center - quantile(sorted, 0.002);
    widest = Math.min(3_000_000, 2 * Math.max(far, near) + 10_000);
  }

  /** Natural logarithm of the density, per microsecond. */
  double logDensity(double residual) {
    return log[bin(residual - center)];
  }

  double center() {
    return center;
  }

  /** The mean of the density's logarithm over what was seen. */
  double meanLogDensity() {
    return mean;
  }

  /** How far from the center anything that is to be believed may be. */
  double widest() {
    return widest;
  }

  private static double range(double[] sorted) {
    return quantile(sorted, 0.84) - quantile(sorted, 0.16);
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
  }

  private static double[] smooth(double[] weight) {
    double[] smooth = new double[weight.length];
    for (int i = 0; i < weight.length; i++) {
      double before = i == 0 ? 0 : weight[i - 1];
      double after = i + 1 == weight.length ? 0 : weight[i + 1];
      smooth[i] = 0.5 * weight[i] + 0.25 * before + 0.25 * after;
    }
    return smooth;
  }

  private static int bin(double distance) {
    // the logarithm to base 2, from the bits: the exponent, and where between powers of two
    double size = 1 + Math.abs(distance) / UNIT;
    int doublings = Math.getExponent(size);
    double beyond = size / Double.longBitsToDouble((long) (1023 + doublings) << 52);
    int steps = STEPS_PER_DOUBLING * doublings;
    for (int i = 0; i < STEPS_PER_DOUBLING && beyond >= NEXT_STEP[i]; i++) {
      steps++;
    }
    int step = Math.min(HALF, steps);
    return HALF + (distance < 0 ? -step : step);
  }

  /** Where a bin begins. */
  private static double edge(int bin) {
    double step = bin - HALF - 0.5;
    double size = UNIT * (Math.pow(2, Math.abs(step) / STEPS_PER_DOUBLING) - 1);
    return step < 0 ? -size : size;
  }
}
