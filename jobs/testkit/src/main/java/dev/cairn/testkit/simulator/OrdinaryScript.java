package dev.cairn.testkit.simulator;

import dev.cairn.testkit.simulator.LogEntry.Command;
import dev.cairn.testkit.simulator.Statement.Answer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** An ordinary session: units of work by the shares of the configuration. */
final class OrdinaryScript implements Script {

  private static final int LEAST_IN_TRANSACTION = 2;
  private static final int MOST_IN_TRANSACTION = 6;
  private static final double ROLLED_BACK = 0.1;
  private static final double WITHOUT_AUTOCOMMIT = 0.15;
  private static final double WRITES = 0.4;
  // inside a transaction a program hardly waits
  private static final long PAUSE_IN_TRANSACTION = 1_500;
  private static final double MICROS = 1e6;

  private final SimulationConfig config;
  private final Dice dice;
  private final Deque<Statement> planned = new ArrayDeque<>();
  private final Map<Template, Integer> prepared = new HashMap<>();
  private final double meanPause;
  private final long pinAt;
  private long left;
  private boolean inTransaction;

  OrdinaryScript(SimulationConfig config, Dice dice) {
    this.config = config;
    this.dice = dice;
    this.left = 1 + dice.exponential(config.traffic().statementsPerSession());
    this.pinAt = dice.chance(config.oddities().pinned()) ? left / 2 : -1;
    this.meanPause = MICROS / config.traffic().statementsPerSecond();
  }

  @Override
  public boolean isOver() {
    return left <= 0 && planned.isEmpty();
  }

  @Override
  public Statement next() {
    if (planned.isEmpty()) {
      plan();
    }
    left--;
    Statement statement = planned.remove();
    Template template = statement.template();
    inTransaction =
        template.pin() == Template.Pin.BEGIN
            || template == Vocabulary.AUTOCOMMIT_OFF
            || inTransaction && template.pin() != Template.Pin.END;
    return statement;
  }

  @Override
  public long pause() {
    long pause = dice.exponential(meanPause);
    return inTransaction ? Math.min(pause, dice.exponential(PAUSE_IN_TRANSACTION)) : pause;
  }

  private void plan() {
    if (pinAt >= 0 && left == pinAt) {
      dice.pick(Vocabulary.PINS).forEach(this::add);
      return;
    }
    Oddities odd = config.oddities();
    double draw = dice.between(0, 999_999) / MICROS;
    if ((draw -= odd.local()) < 0) {
      local(dice.pick(Vocabulary.LOCAL));
    } else if ((draw -= odd.failing()) < 0) {
      fail();
    } else if ((draw -= odd.longText()) < 0) {
      add(Vocabulary.LONG_TEXT);
    } else if (draw - odd.mirrored() < 0) {
      String text = Vocabulary.MIRRORED.text(dice);
      planned.add(Statement.query(Vocabulary.MIRRORED, text, Answer.MIRRORED));
    } else if (dice.chance(config.traffic().transactionShare())) {
      transaction();
    } else {
      single();
    }
  }

  private void fail() {
    Template template = dice.pick(Vocabulary.FAILING);
    if (dice.chance(config.traffic().preparedShare())) {
      String text = template.prepared();
      planned.add(
          new Statement(template, Command.COM_STMT_PREPARE, text, text, 0, Answer.SERVER));
    } else {
      add(template);
    }
  }

  private void transaction() {
    boolean begin = !dice.chance(WITHOUT_AUTOCOMMIT);
    if (begin) {
      add(Vocabulary.BEGIN);
    } else {
      local(Vocabulary.AUTOCOMMIT_OFF);
    }
    for (long i = dice.between(LEAST_IN_TRANSACTION, MOST_IN_TRANSACTION); i > 0; i--) {
      add(
          dice.chance(config.traffic().identicalShare())
              ? dice.pick(Vocabulary.IDENTICAL)
              : write());
    }
    add(dice.chance(ROLLED_BACK) ? Vocabulary.ROLLBACK : Vocabulary.COMMIT);
    if (!begin) {
      local(Vocabulary.AUTOCOMMIT_ON);
    }
  }

  private void local(Template template) {
    planned.add(Statement.query(template, template.text(dice), Answer.PROXY));
  }

  private void single() {
    Template template =
        dice.chance(config.traffic().identicalShare())
            ? dice.pick(Vocabulary.IDENTICAL)
            : dice.chance(WRITES) ? write() : dice.pick(Vocabulary.READS);
    if (!dice.chance(config.traffic().preparedShare())) {
      add(template);
      return;
    }
    Integer id = prepared.get(template);
    if (id == null) {
      id = prepared.size() + 1;
      prepared.put(template, id);
      planned.add(
          new Statement(
              template,
              Command.COM_STMT_PREPARE,
              template.prepared(),
              template.prepared(),
              id,
              Answer.SERVER));
    }
    planned.add(
        new Statement(
            template,
            Command.COM_STMT_EXECUTE,
            template.prepared(),
            template.text(dice),
            id,
            Answer.SERVER));
  }

  private Template write() {
    return dice.chance(config.oddities().autoIncrement())
        ? Vocabulary.INSERT
        : dice.pick(Vocabulary.WRITES);
  }

  private void add(Template template) {
    planned.add(Statement.query(template, template.text(dice), Answer.SERVER));
  }
}
