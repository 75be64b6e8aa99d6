package dev.cairn.benchmarks.attribution;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether stated confidences are what they say.
 *
 * @param answers how many there are
 * @param brier mean square of confidence minus outcome: 0 is best; 0 without answers
 * @param bins ten of equal width, then those of {@value #CONFIDENT} and more once again
 */
public record Calibration(int answers, double brier, List<Bin> bins) {

  /** Confidences that a reader takes for certain. */
  public static final double CONFIDENT = 0.99;

  private static final int TENTHS = 10;

  /**
   * Answers of about the same confidence.
   *
   * @param from least confidence, inclusive
   * @param to greatest confidence, exclusive; 1 is inclusive
   * @param answers how many there are
   * @param meanConfidence what they say; 0 without answers
   * @param shareRight what is true; 0 without answers
   */
  public record Bin(
      double from, double to, int answers, double meanConfidence, double shareRight) {}

  /** Collects answers. Not thread-safe. */
  static final class Builder {

    private final double[] confidences = new double[TENTHS + 1];
    private final int[] right = new int[TENTHS + 1];
    private final int[] answers = new int[TENTHS + 1];
    private double squares;

    void add(double confidence, boolean isRight) {
      if (!(confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException("A confidence of " + confidence + " is not in [0, 1]");
      }
      put(Math.min(TENTHS - 1, (int) (confidence * TENTHS)), confidence, isRight);
      if (confidence >= CONFIDENT) {
        put(TENTHS, confidence, isRight);
      }
      double off = confidence - (isRight ? 1 : 0);
      squares += off * off;
    }

    private void put(int bin, double confidence, boolean isRight) {
      confidences[bin] += confidence;
      answers[bin]++;
      right[bin] += isRight ? 1 : 0;
    }

    Calibration build() {
      int all = 0;
      List<Bin> bins = new ArrayList<>();
      for (int i = 0; i <= TENTHS; i++) {
        boolean last = i == TENTHS;
        all += last ? 0 : answers[i];
        double n = Math.max(1, answers[i]);
        bins.add(
            new Bin(
                last ? CONFIDENT : i / (double) TENTHS,
                last ? 1 : (i + 1) / (double) TENTHS,
                answers[i],
                confidences[i] / n,
                right[i] / n));
      }
      return new Calibration(all, squares / Math.max(1, all), List.copyOf(bins));
    }
  }

  /** The answers of {@value #CONFIDENT} and more. */
  public Bin confident() {
    return bins.get(bins.size() - 1);
  }
}
