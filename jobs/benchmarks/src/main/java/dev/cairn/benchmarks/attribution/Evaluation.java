package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.Match;
import dev.cairn.correlate.match.StatementMatcher;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/**
 * How well a matcher did on a case. Statements of which the truth is not known are left out.
 *
 * <p>A statement is <em>answered</em> if records are chosen for it and the match does not abstain;
 * the answer is <em>right</em> if those are exactly its records, and never if it has none. It is
 * <em>answerable</em> if it has a record in the input.
 *
 * @param statements statements of the proxy that are judged
 * @param answerable those of them that have a right answer
 * @param answered those that were answered, rightly or not
 * @param answeredAnswerable those that were answered and have a right answer
 * @param right those that were answered rightly
 * @param partial those that were answered with some of their records and no other's
 * @param abstained those where records were chosen, but not called the answer
 * @param thresholds what it would be if confidence alone decided
 * @param calibration of the chosen records, of abstained matches too
 * @param candidates the same of every candidate, chosen or not
 * @param losses how each kind of statement fared; kinds that do not occur are left out
 * @param events statements and records in the input
 * @param cpuMillis the matcher's processor time
 */
public record Evaluation(
    int statements,
    int answerable,
    int answered,
    int answeredAnswerable,
    int right,
    int partial,
    int abstained,
    List<Threshold> thresholds,
    Calibration calibration,
    Calibration candidates,
    Map<Trait, Fate> losses,
    int events,
    double cpuMillis) {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS_PER_SECOND = 1e3;

  /**
   * What it would be if every answer of a confidence were taken, and no other.
   *
   * @param confidence the least that is taken
   * @param precision share right of those taken; 1 if none is
   * @param coverage share taken of the answerable ones
   */
  public record Threshold(double confidence, double precision, double coverage) {}

  /** How statements of one kind fared. */
  public record Fate(int statements, int right, int wrong, int unanswered) {

    Fate plus(boolean answered, boolean isRight) {
      return new Fate(
          statements + 1,
          right + (answered && isRight ? 1 : 0),
          wrong + (answered && !isRight ? 1 : 0),
          unanswered + (answered ? 0 : 1));
    }
  }

  /**
   * Runs a matcher and judges what it says.
   *
   * @throws IllegalStateException if it breaks the contract of {@link StatementMatcher}
   */
  public static Evaluation of(Case judged, StatementMatcher matcher) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    List<Match> matches = matcher.match(judged.input());
    long nanos = threads.getCurrentThreadCpuTime() - before;
    return new Judge(judged).judge(matches, nanos / NANOS_PER_MILLI);
  }

  /** Share right of what was answered; 1 if nothing was. */
  public double precision() {
    return answered == 0 ? 1 : right / (double) answered;
  }

  /** Share answered of what is answerable; 1 if nothing is. */
  public double coverage() {
    return answerable == 0 ? 1 : answeredAnswerable / (double) answerable;
  }

  /** Share answered rightly of what is answerable; 1 if nothing is. */
  public double recall() {
    return answerable == 0 ? 1 : right / (double) answerable;
  }

  /** Answers that are not right. */
  public int wrong() {
    return answered - right;
  }

  /** Statements and records a second of processor time. */
  public double eventsPerSecond() {
    return events * MILLIS_PER_SECOND / Math.max(cpuMillis, 1e-3);
  }
}
