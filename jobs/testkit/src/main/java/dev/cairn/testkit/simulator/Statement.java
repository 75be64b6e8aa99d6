package dev.cairn.testkit.simulator;

/**
 * What a client sends.
 *
 * @param template what it is but for its literals
 * @param command how it comes
 * @param query as the proxy logs it
 * @param run as the server runs it: with the values that a prepared statement was given
 * @param id of a prepared statement in its session; 0 if it is none
 * @param road who answers it
 */
record Statement(
    Template template,
    LogEntry.Command command,
    String query,
    String run,
    int id,
    Answer road) {

  /** Who answers. */
  enum Answer {
    SERVER,
    /** The proxy alone. */
    PROXY,
    /** The server, and another one gets a copy. */
    MIRRORED
  }

  static Statement query(Template template, String text, Answer answer) {
    return new Statement(template, LogEntry.Command.COM_QUERY, text, text, 0, answer);
  }

  LogEntry.Operation operation() {
    return switch (command) {
      case COM_QUERY -> LogEntry.Operation.QUERY;
      case COM_STMT_PREPARE -> LogEntry.Operation.PREPARE;
      case COM_STMT_EXECUTE -> LogEntry.Operation.EXECUTE;
    };
  }

  /** A rough size on the wire, in bytes. */
  int bytes() {
    return query.length() + 9;
  }
}
