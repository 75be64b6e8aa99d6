package dev.cairn.testkit.simulator;

import dev.cairn.testkit.simulator.LogEntry.Command;

/** Makes lines of the query log, with the row counts that ProxySQL would write. */
final class ProxyLine {

  private static final double TOUCHED = 0.9;

  private ProxyLine() {}

  static LogEntry.ProxyQuery of(
      Statement statement,
      long threadId,
      String client,
      Wanted wanted,
      int hostgroup,
      String server,
      ProxyLogs.Stamps stamps,
      int error,
      long insertId,
      Dice dice) {
    boolean ran = server != null && error == 0;
    return new LogEntry.ProxyQuery(
        statement.command(),
        threadId,
        client,
        wanted.user(),
        wanted.schema(),
        hostgroup,
        server,
        statement.query(),
        statement.template().digest(),
        stamps.startMicros(),
        stamps.endMicros(),
        ran ? sent(statement, dice) : 0,
        ran ? affected(statement, dice) : -1,
        insertId,
        statement.id());
  }

  private static long sent(Statement statement, Dice dice) {
    Template template = statement.template();
    return switch (statement.command()) {
      case COM_STMT_PREPARE -> 0;
      // so ProxySQL counts the execution of what changes rows
      case COM_STMT_EXECUTE -> template.isWrite() ? 1 : rows(template, dice);
      case COM_QUERY -> rows(template, dice);
    };
  }

  /** What a text without literals finds stays the same. */
  private static long rows(Template template, Dice dice) {
    return template.rows() > 1 && template.hasLiterals()
        ? dice.between(0, template.rows())
        : template.rows();
  }

  private static long affected(Statement statement, Dice dice) {
    Template template = statement.template();
    if (statement.command() == Command.COM_STMT_PREPARE) {
      return -1;
    }
    if (template.isWrite()) {
      return template.pin() == Template.Pin.AUTO_INCREMENT || dice.chance(TOUCHED) ? 1 : 0;
    }
    boolean select = template.rows() > 0;
    return select && statement.command() == Command.COM_QUERY ? -1 : 0;
  }
}
