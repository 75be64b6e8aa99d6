package dev.cairn.testkit.simulator;

/** What one log says in one event: the fields of its format, times by the reporter's clock. */
public sealed interface LogEntry {

  /**
   * A line of ProxySQL's query log.
   *
   * @param command how it came
   * @param threadId ProxySQL's session number
   * @param client {@code ip:port}; empty for a mirrored statement
   * @param hostgroup -1 if no server took part
   * @param server {@code host:port}; null if none took part
   * @param query the text, with {@code ?} for the values of a prepared statement
   * @param digest of the text without its literals
   * @param startMicros epoch microseconds
   * @param endMicros epoch microseconds
   * @param rowsAffected -1 if the line has none
   * @param lastInsertId 0 if the line has none
   * @param clientStatementId of a prepared statement; 0 if the line has none
   */
  record ProxyQuery(
      Command command,
      long threadId,
      String client,
      String user,
      String schema,
      int hostgroup,
      String server,
      String query,
      long digest,
      long startMicros,
      long endMicros,
      long rowsSent,
      long rowsAffected,
      long lastInsertId,
      int clientStatementId)
      implements LogEntry {}

  /** How a statement reaches ProxySQL. */
  enum Command {
    COM_QUERY,
    COM_STMT_PREPARE,
    COM_STMT_EXECUTE
  }

  /**
   * A line of ProxySQL's audit log.
   *
   * @param event such as {@code MySQL_Client_Connect_OK}
   * @param client {@code ip:port}
   * @param proxyAddress where it listened, {@code ip:port}
   * @param extraInfo null if the line has none
   * @param millis epoch milliseconds
   * @param createdMicros when the session began, epoch microseconds; only in a Close, else -1
   * @param durationMicros only in a Close, else -1
   */
  record ProxyAudit(
      String event,
      long threadId,
      String client,
      String user,
      String schema,
      boolean tls,
      String proxyAddress,
      String extraInfo,
      long millis,
      long createdMicros,
      long durationMicros)
      implements LogEntry {}

  /**
   * A failed statement in ProxySQL's error log.
   *
   * @param seconds epoch seconds
   * @param server {@code host:port}
   * @param connectionId the server's connection
   * @param digestText the text without its literals
   */
  record ProxyError(
      long seconds,
      int hostgroup,
      String server,
      long connectionId,
      String user,
      String clientIp,
      String schema,
      int errorCode,
      String message,
      String digestText)
      implements LogEntry {}

  /** Any other line of ProxySQL's error log: its time in epoch seconds, and its text. */
  record ProxyMessage(long seconds, String text) implements LogEntry {}

  /**
   * A session as a poll of ProxySQL saw it.
   *
   * @param egress {@code ip:port} of its connection to a server; null if it held none
   * @param server {@code host:port}; null if it held none
   * @param info the statement; null if it ran none
   * @param pollMicros epoch microseconds
   */
  record ProxyProcess(
      int worker,
      long sessionId,
      String user,
      String schema,
      String client,
      int hostgroup,
      String egress,
      String server,
      long millisInState,
      String info,
      long pollMicros)
      implements LogEntry {}

  /**
   * What a database server says.
   *
   * @param micros epoch microseconds, already as coarse as the log has it
   * @param precisionMicros how long the stretch is that the stamp stands for
   * @param host the server's own name
   * @param user as the log has it: empty where it has none
   * @param clientIp as the log has it: empty where it has none
   * @param queryId 0 where there is none
   * @param text a statement, cut as the log cuts it; or a table; or empty
   * @param errorCode MySQL's; 0 for success
   */
  record Database(
      Operation operation,
      long micros,
      long precisionMicros,
      String host,
      String user,
      String clientIp,
      long connectionId,
      long queryId,
      String schema,
      String text,
      int errorCode)
      implements LogEntry {}

  /** What a database server did. */
  enum Operation {
    CONNECT,
    DISCONNECT,
    CHANGE_USER,
    INIT_DB,
    QUERY,
    PREPARE,
    EXECUTE,
    TABLE_READ,
    TABLE_WRITE
  }

  /**
   * One flow tuple.
   *
   * @param millis epoch milliseconds
   * @param state {@code B}, {@code C} or {@code E}
   */
  record Flow(
      long millis,
      String sourceIp,
      int sourcePort,
      String targetIp,
      int targetPort,
      char state,
      long packetsOut,
      long bytesOut,
      long packetsIn,
      long bytesIn)
      implements LogEntry {}

  /**
   * A change of a Private Link connection.
   *
   * @param micros epoch microseconds
   * @param connection name of the endpoint's connection
   * @param removed whether it was removed; else it was approved
   * @param last whether this is the operation's end; else its start
   * @param correlation ties start and end
   */
  record PrivateLinkChange(
      long micros, String connection, boolean removed, boolean last, long correlation)
      implements LogEntry {}
}
