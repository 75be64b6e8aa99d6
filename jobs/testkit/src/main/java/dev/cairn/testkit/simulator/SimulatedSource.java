package dev.cairn.testkit.simulator;

/** The logs that the world writes, each in the format of the source it is named after. */
public enum SimulatedSource {
  /** ProxySQL's query log, one JSON object a record. */
  PROXY_QUERY("proxysql.query"),
  /** ProxySQL's audit log, one JSON object a record. */
  PROXY_AUDIT("proxysql.audit"),
  /** ProxySQL's error log, one line a record. */
  PROXY_ERROR("proxysql.error"),
  /** One row of ProxySQL's list of processes a record. */
  PROXY_PROCESSLIST("proxysql.processlist"),
  /** MariaDB's server_audit, one line a record. */
  SERVER_AUDIT("mysql.audit"),
  /** MySQL's general query log, one line a record. */
  GENERAL_LOG("mysql.audit"),
  /** Azure's audit log, several events in one Event Hubs message. */
  AZURE_AUDIT("mysql.audit"),
  /** VNet flow logs, version 4, several tuples in one record. */
  FLOW("network.flow"),
  /** Azure's activity log, one or two events in a message. */
  ACTIVITY("azure.activity");

  private final String sourceName;

  SimulatedSource(String sourceName) {
    this.sourceName = sourceName;
  }

  /** The name under which Cairn reads it, such as {@code proxysql.query}. */
  public String sourceName() {
    return sourceName;
  }
}
