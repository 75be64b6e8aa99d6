package dev.cairn.testkit.life;

/** What a detector is about, however it is made. */
public enum Family {
  OFF_HOURS,
  /** Too much data: by a limit or by what is usual. */
  BULK_EXPORT,
  /** Data written to the server's own files. */
  OUTFILE,
  /** Statements as a dump sends them. */
  DUMP,
  BINLOG_DUMP,
  /** Many failed logins, of one user or of many. */
  FAILED_LOGINS,
  SUCCESS_AFTER_FAILURES,
  UNKNOWN_USER,
  /** A database connection that no proxy explains. */
  BYPASS,
  /** A flow to the database path from where none should come. */
  UNEXPECTED_FLOW,
  DENIED_FLOW,
  PRIVATE_LINK,
  NETWORK_RULES,
  TRANSPORT_SETTING,
  /** Settings of the database's audit log, in Azure or by statement. */
  AUDIT_SETTING,
  CUSTOMER_KEY,
  KEY_VAULT,
  LOAD_BALANCER,
  UNENCRYPTED,
  PRIVILEGE,
  CDC_USER,
  /** What this user never did before. */
  UNUSUAL_STATEMENT,
  SCHEMA_READ,
  SILENCE,
  CLOCK
}
