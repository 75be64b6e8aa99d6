package dev.cairn.testkit.life;

/** Does what was planned. */
final class Attacks {

  private final DataAttacks data;
  private final LoginAttacks logins;
  private final CloudAttacks cloud;
  private final PathAttacks path;

  Attacks(World world, Cloud cloud, Network network) {
    this.data = new DataAttacks(world);
    this.logins = new LoginAttacks(world);
    this.cloud = new CloudAttacks(world, cloud);
    this.path = new PathAttacks(world, network);
  }

  /** Begins one; it goes on by itself, and says when it is over. */
  void begin(Attempt attempt) {
    switch (attempt.kind()) {
      case OFF_HOURS_READ, UNUSUAL_READ -> data.reads(attempt);
      case OFF_HOURS_IN_SESSION -> data.staysForTheNight(attempt);
      case BULK_STATEMENT -> data.takesTable(attempt);
      case BULK_SESSION -> data.takesPieces(attempt);
      case LOW_AND_SLOW -> data.takesSlowly(attempt, AttackPlan.slowDays(attempt.config()));
      case SELECT_INTO_OUTFILE -> data.writesFile(attempt);
      case DUMP_BY_PERSON -> data.dumps(attempt);
      case SCHEMA_WIDE_READ -> data.looksAtEverything(attempt);
      case LOGIN_WITHOUT_TLS -> data.comesUnencrypted(attempt);
      case GRANT_BY_PERSON, USER_CREATED, AUDIT_VARIABLE_SET, CDC_USER_WRITES ->
          data.says(attempt);
      case CREDENTIAL_GUESSING -> logins.guesses(attempt, false);
      case GUESSED_PASSWORD -> logins.guesses(attempt, true);
      case PASSWORD_SPRAYING -> logins.sprays(attempt);
      case UNKNOWN_USERS -> logins.triesUnknown(attempt);
      case PRIVATE_LINK_APPROVED, PRIVATE_LINK_OPENED, NSG_CHANGED, SECURE_TRANSPORT_OFF,
          AUDIT_LOG_OFF, CUSTOMER_KEY_CHANGED -> cloud.changes(attempt);
      case KEY_VAULT_DENIED, UNWRAP_BY_STRANGER -> cloud.usesKey(attempt);
      case NO_HEALTHY_BACKENDS -> cloud.loses(attempt);
      case PROXY_BYPASS -> path.bypasses(attempt);
      case FLOW_FROM_NOWHERE -> path.comesFromNowhere(attempt);
      case PORT_SCAN -> path.scans(attempt);
      case BINLOG_DUMP_BY_PERSON -> path.readsBinlog(attempt);
      case SILENT_SOURCE -> path.silences(attempt);
      case CLOCK_JUMP -> path.setsClock(attempt);
    }
  }
}
