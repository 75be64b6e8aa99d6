package dev.cairn.testkit.simulator;

import java.time.Duration;

/**
 * What clients do. A client waits for an answer before it sends again: a full pool slows it down.
 *
 * @param statementsPerSecond of one client, if nothing makes it wait
 * @param statementsPerSession on average; then it leaves, and comes back some seconds later
 * @param identicalShare of the units of work: one of six texts without any literal, the same from
 *     every client. The others hold numbers that hardly ever repeat. Transactions' own BEGIN and
 *     COMMIT come on top
 * @param transactionShare of the units of work: a transaction of two to six statements; else a unit
 *     is one statement
 * @param preparedShare of the single statements: prepared ones
 * @param meanDuration of a statement in the server
 */
public record Traffic(
    double statementsPerSecond,
    int statementsPerSession,
    double identicalShare,
    double transactionShare,
    double preparedShare,
    Duration meanDuration) {

  /** Two statements a second, a tenth of the units transactions, a third identical. */
  public static final Traffic DEFAULT =
      new Traffic(2, 200, 0.3, 0.1, 0.1, Duration.ofMillis(2));

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Traffic {
    Allowed.number("traffic.statementsPerSecond", statementsPerSecond, 0.001, 10_000);
    Allowed.number("traffic.statementsPerSession", statementsPerSession, 1, 1_000_000);
    Allowed.number("traffic.identicalShare", identicalShare, 0, 0.95);
    Allowed.share("traffic.transactionShare", transactionShare);
    Allowed.share("traffic.preparedShare", preparedShare);
    Allowed.duration(
        "traffic.meanDuration", meanDuration, Duration.ofNanos(10_000), Duration.ofSeconds(10));
  }

  /** The same with another rate. */
  public Traffic withStatementsPerSecond(double value) {
    return new Traffic(
        value,
        statementsPerSession,
        identicalShare,
        transactionShare,
        preparedShare,
        meanDuration);
  }

  /** The same with longer or shorter sessions. */
  public Traffic withStatementsPerSession(int value) {
    return new Traffic(
        statementsPerSecond,
        value,
        identicalShare,
        transactionShare,
        preparedShare,
        meanDuration);
  }

  /** The same with more or fewer identical statements. */
  public Traffic withIdenticalShare(double value) {
    return new Traffic(
        statementsPerSecond,
        statementsPerSession,
        value,
        transactionShare,
        preparedShare,
        meanDuration);
  }

  /** The same with more or fewer transactions. */
  public Traffic withTransactionShare(double value) {
    return new Traffic(
        statementsPerSecond,
        statementsPerSession,
        identicalShare,
        value,
        preparedShare,
        meanDuration);
  }

  /** The same with more or fewer prepared statements. */
  public Traffic withPreparedShare(double value) {
    return new Traffic(
        statementsPerSecond,
        statementsPerSession,
        identicalShare,
        transactionShare,
        value,
        meanDuration);
  }

  /** The same with quicker or slower statements. */
  public Traffic withMeanDuration(Duration value) {
    return new Traffic(
        statementsPerSecond,
        statementsPerSession,
        identicalShare,
        transactionShare,
        preparedShare,
        value);
  }
}
