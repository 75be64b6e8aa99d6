package dev.cairn.testkit.simulator;

/** Whether a session must keep its connection, and what for. */
final class Tie {

  /** Default of {@code mysql-auto_increment_delay_multiplex}. */
  private static final int AFTER_AUTO_INCREMENT = 5;

  private boolean transaction;
  private boolean session;
  private int statements;

  boolean holds() {
    return transaction || session || statements > 0;
  }

  /** Whether it holds longer than for some statements. */
  boolean isLasting() {
    return transaction || session;
  }

  /** Told of each statement that a server ran. */
  void after(Statement statement, int error, boolean autocommit) {
    statements = Math.max(0, statements - 1);
    if (error != 0 || statement.command() == LogEntry.Command.COM_STMT_PREPARE) {
      return;
    }
    switch (statement.template().pin()) {
      case BEGIN -> transaction = true;
      case END -> transaction = false;
      case SESSION -> session = true;
      case AUTO_INCREMENT -> {
        statements = AFTER_AUTO_INCREMENT;
        transaction |= !autocommit;
      }
      // without autocommit any statement begins a transaction
      default -> transaction |= !autocommit;
    }
  }

  /** The connection is gone. */
  void cut() {
    transaction = false;
    session = false;
    statements = 0;
  }
}
