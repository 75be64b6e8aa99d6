package dev.cairn.testkit.simulator;

/** What a database server is, and so how it logs. */
public enum ServerKind {
  /** MariaDB with server_audit: lines at the end of a statement, whole seconds, text cut. */
  MARIADB,
  /** MySQL 8 with the general log: lines at the start of a statement, microseconds, text whole. */
  MYSQL_GENERAL_LOG,
  /** Azure Database for MySQL: audit events in envelopes, whole seconds, 2,048 characters. */
  AZURE
}
