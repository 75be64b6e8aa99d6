package dev.cairn.formats.mysql;

import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.Status;
import dev.cairn.schemas.AuditEvent;

/**
 * What a name of an event in MySQL's and Percona's audit logs means.
 *
 * @param activity what was done
 * @param phase start or end where the log tells of one thing more than once; else null
 */
record AuditCommand(Activity activity, String phase) {

  static final String START = "start";
  static final String END = "end";

  private static final AuditCommand LOGON = new AuditCommand(Activity.LOGON, null);
  private static final AuditCommand LOGOFF = new AuditCommand(Activity.LOGOFF, null);
  private static final AuditCommand CHANGE_USER = new AuditCommand(Activity.CHANGE_USER, null);
  private static final AuditCommand QUERY = new AuditCommand(Activity.QUERY, null);
  private static final AuditCommand PREPARE = new AuditCommand(Activity.PREPARE, null);
  private static final AuditCommand EXECUTE = new AuditCommand(Activity.EXECUTE, null);
  private static final AuditCommand USE = new AuditCommand(Activity.USE_DATABASE, null);
  private static final AuditCommand READ = new AuditCommand(Activity.TABLE_READ, null);
  private static final AuditCommand WRITE = new AuditCommand(Activity.TABLE_WRITE, null);
  private static final AuditCommand LOGON_START = new AuditCommand(Activity.LOGON, START);
  private static final AuditCommand QUERY_START = new AuditCommand(Activity.QUERY, START);
  private static final AuditCommand QUERY_END = new AuditCommand(Activity.QUERY, END);
  private static final AuditCommand COMMAND_START = new AuditCommand(Activity.MESSAGE, START);
  private static final AuditCommand COMMAND_END = new AuditCommand(Activity.MESSAGE, END);
  private static final AuditCommand MESSAGE = new AuditCommand(Activity.MESSAGE, null);

  /** By the name of a record of audit_log, which is mostly that of a client's command. */
  static AuditCommand named(String name) {
    return switch (name) {
      case "Query" -> QUERY;
      case "Prepare" -> PREPARE;
      case "Execute" -> EXECUTE;
      case "Init DB" -> USE;
      case "Connect" -> LOGON;
      case "Quit", "Disconnect" -> LOGOFF;
      case "Change user" -> CHANGE_USER;
      case "TableRead" -> READ;
      case "TableInsert", "TableUpdate", "TableDelete" -> WRITE;
      case "Pre Authenticate" -> LOGON_START;
      case "Query Start", "Query Nested Start" -> QUERY_START;
      case "Query Status End", "Query Nested Status End" -> QUERY_END;
      case "Command Start" -> COMMAND_START;
      case "Command End" -> COMMAND_END;
      default -> MESSAGE;
    };
  }

  /**
   * By class and event of a JSON record.
   *
   * @param command the client's command, of the class general alone; null if there is none
   */
  static AuditCommand of(String eventClass, String event, String command) {
    String name = event == null ? "" : event;
    return switch (eventClass) {
      case "general" -> general(name, command);
      case "connection" ->
          switch (name) {
            case "connect" -> LOGON;
            case "disconnect" -> LOGOFF;
            case "change_user" -> CHANGE_USER;
            case "pre_authenticate" -> LOGON_START;
            default -> MESSAGE;
          };
      case "table_access" ->
          switch (name) {
            case "read" -> READ;
            case "insert", "update", "delete" -> WRITE;
            default -> MESSAGE;
          };
      case "query" ->
          switch (name) {
            case "query_start", "query_nested_start" -> QUERY_START;
            case "query_status_end", "query_nested_status_end" -> QUERY_END;
            default -> QUERY;
          };
      case "command" ->
          switch (name) {
            case "command_start" -> COMMAND_START;
            case "command_end" -> COMMAND_END;
            default -> MESSAGE;
          };
      default -> MESSAGE;
    };
  }

  private static AuditCommand general(String event, String command) {
    AuditCommand named = named(command == null ? "" : command);
    if (named.activity.isAuthentication()) {
      // the class connection tells of logins, with their outcome: once is enough
      named = MESSAGE;
    }
    return event.equals("log") ? new AuditCommand(named.activity, START) : named;
  }

  /** Whether a client sent a statement, which may be empty. */
  boolean isStatement() {
    return activity == Activity.QUERY
        || activity == Activity.PREPARE
        || activity == Activity.EXECUTE;
  }

  /** Sets phase and status: at its start nothing has succeeded yet, and an end needs no code. */
  void setOutcome(AuditEvent event, Long errorNumber) {
    event.setPhase(phase);
    Status.set(event, errorNumber);
    if (errorNumber == null && activity == Activity.LOGOFF) {
      event.setStatus(Status.SUCCESS);
    } else if (START.equals(phase) && Status.SUCCESS.equals(event.getStatus())) {
      event.setStatus(Status.UNKNOWN);
    }
  }
}
