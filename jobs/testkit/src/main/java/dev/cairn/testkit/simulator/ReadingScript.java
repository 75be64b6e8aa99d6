package dev.cairn.testkit.simulator;

import dev.cairn.testkit.simulator.Statement.Answer;

/** Reads patients, range after range or here and there, at its own pace. */
final class ReadingScript implements Script {

  private static final int PATIENTS = 100_000;
  private static final int STEP = 200;

  private final Dice dice;
  private final boolean inOrder;
  private final long meanPause;
  private int left;
  private long at;

  /**
   * A script.
   *
   * @param inOrder whether it goes from range to range; else it jumps
   * @param meanPause microseconds between two statements
   */
  ReadingScript(Dice dice, boolean inOrder, int statements, long meanPause) {
    this.dice = dice;
    this.inOrder = inOrder;
    this.left = statements;
    this.meanPause = meanPause;
    this.at = dice.below(PATIENTS);
  }

  @Override
  public boolean isOver() {
    return left <= 0;
  }

  @Override
  public Statement next() {
    left--;
    at = inOrder ? at + STEP : dice.below(PATIENTS);
    Template template =
        inOrder || dice.chance(0.5) ? Vocabulary.PATIENTS : Vocabulary.DIAGNOSES;
    return Statement.query(template, template.text(dice, at), Answer.SERVER);
  }

  @Override
  public long pause() {
    return dice.exponential(meanPause);
  }
}
