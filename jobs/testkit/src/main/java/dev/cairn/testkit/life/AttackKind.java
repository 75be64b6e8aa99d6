package dev.cairn.testkit.life;

import static dev.cairn.testkit.life.Family.*;

import java.util.Set;

/** What is planted. */
public enum AttackKind {
  /** A person's account reads at night or on a free day. */
  OFF_HOURS_READ(Moment.NIGHT, OFF_HOURS),
  /** A session opened by day reads at night. */
  OFF_HOURS_IN_SESSION(Moment.EVENING, OFF_HOURS),
  /** One statement that takes a table. */
  BULK_STATEMENT(Moment.WORK, BULK_EXPORT),
  /** Many statements that take one together, in one session. */
  BULK_SESSION(Moment.WORK, BULK_EXPORT),
  /** Some thousands of rows more than usual, every working day. */
  LOW_AND_SLOW(Moment.WORK_AFTER_HISTORY, BULK_EXPORT),
  SELECT_INTO_OUTFILE(Moment.WORK, OUTFILE),
  /** A person runs a dump tool. */
  DUMP_BY_PERSON(Moment.ANY, DUMP),
  /** A person's account reads the replication stream. */
  BINLOG_DUMP_BY_PERSON(Moment.ANY, BINLOG_DUMP),
  CREDENTIAL_GUESSING(Moment.ANY, FAILED_LOGINS),
  PASSWORD_SPRAYING(Moment.ANY, FAILED_LOGINS),
  /** Guessing that ends in a login, and reads. */
  GUESSED_PASSWORD(Moment.ANY, SUCCESS_AFTER_FAILURES),
  UNKNOWN_USERS(Moment.ANY, UNKNOWN_USER),
  /** A login at the database server itself. */
  PROXY_BYPASS(Moment.ANY, BYPASS),
  /** An address that nobody knows reaches the proxies' port and sends no login. */
  FLOW_FROM_NOWHERE(Moment.ANY, UNEXPECTED_FLOW),
  /** Many refused flows. */
  PORT_SCAN(Moment.ANY, DENIED_FLOW),
  PRIVATE_LINK_APPROVED(Moment.ANY, PRIVATE_LINK),
  PRIVATE_LINK_OPENED(Moment.ANY, PRIVATE_LINK),
  NSG_CHANGED(Moment.ANY, NETWORK_RULES),
  SECURE_TRANSPORT_OFF(Moment.ANY, TRANSPORT_SETTING),
  AUDIT_LOG_OFF(Moment.ANY, AUDIT_SETTING),
  CUSTOMER_KEY_CHANGED(Moment.ANY, CUSTOMER_KEY),
  KEY_VAULT_DENIED(Moment.ANY, KEY_VAULT),
  UNWRAP_BY_STRANGER(Moment.ANY, KEY_VAULT),
  NO_HEALTHY_BACKENDS(Moment.ANY, LOAD_BALANCER),
  LOGIN_WITHOUT_TLS(Moment.WORK, UNENCRYPTED),
  GRANT_BY_PERSON(Moment.WORK, PRIVILEGE),
  USER_CREATED(Moment.WORK, PRIVILEGE),
  AUDIT_VARIABLE_SET(Moment.WORK, AUDIT_SETTING),
  CDC_USER_WRITES(Moment.ANY, CDC_USER),
  /** A sensitive table and a statement that this user never sent. */
  UNUSUAL_READ(Moment.WORK_AFTER_HISTORY, UNUSUAL_STATEMENT),
  /** One user looks at every table. */
  SCHEMA_WIDE_READ(Moment.WORK, SCHEMA_READ),
  SILENT_SOURCE(Moment.FAULT, SILENCE),
  CLOCK_JUMP(Moment.FAULT, CLOCK);

  /** When it is done. */
  enum Moment {
    /** In the working hours of the user. */
    WORK,
    WORK_AFTER_HISTORY,
    /** Shortly before the end of them. */
    EVENING,
    NIGHT,
    ANY,
    /** Never while something else is planted. */
    FAULT
  }

  private final Moment moment;
  private final Set<Family> families;

  AttackKind(Moment moment, Family... families) {
    this.moment = moment;
    this.families = Set.of(families);
  }

  Moment moment() {
    return moment;
  }

  /** One of these must say it, or it is missed. */
  public Set<Family> families() {
    return families;
  }
}
