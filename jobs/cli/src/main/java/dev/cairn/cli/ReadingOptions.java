package dev.cairn.cli;

import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.pipeline.ReadingRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** What logs do not say themselves, for all topics of a command that has no say of its own. */
final class ReadingOptions {

  static final String ZONES = "a zone of the IANA database, such as UTC or Europe/Berlin";

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = {
        "Zone of time stamps without one (MariaDB server_audit, ProxySQL's error log).",
        "Default: UTC."
      })
  private String timeZone;

  @Option(
      names = "--statement-limit",
      paramLabel = "BYTES",
      defaultValue = "" + FormatsConfig.DEFAULT_QUERY_LOG_LIMIT,
      description = {
        "MariaDB's server_audit_query_log_limit: statements that long count as cut.",
        "Default: ${DEFAULT-VALUE}"
      })
  private int statementLimit;

  @Option(
      names = "--sql-token-key",
      paramLabel = "FILE",
      description = {
        "Store statements with their literals replaced by keyed tokens (column sql_tokens), not",
        "as text (sql_text). FILE holds the key in Base64 (openssl rand -base64 32); keep it."
      })
  private Path tokenKey;

  /** Checks them, and that the key can be read. */
  ReadingRules rules() {
    return checked(
        new ReadingRules(
            zone("--time-zone", timeZone), limit(), tokenKey == null ? null : tokenKey.toString()));
  }

  private int limit() {
    if (statementLimit < 1) {
      throw CairnException.wrongUse(
          "--statement-limit is " + statementLimit,
          "Give the server's server_audit_query_log_limit, at least 1 byte.");
    }
    return statementLimit;
  }

  /** Makes sure at start that the token key is there, and is one. */
  static ReadingRules checked(ReadingRules rules) {
    try {
      rules.load();
      return rules;
    } catch (IllegalArgumentException e) {
      throw CairnException.wrongUse(
          e.getMessage(), "Make one with: openssl rand -base64 32 > FILE; then keep it safe.");
    } catch (IOException e) {
      throw CairnException.outOfReach(
          "Can't read the key file " + rules.tokenKeyFile(),
          "Check that it is there and that this user may read it.",
          e);
    }
  }

  static ZoneId zone(String where, String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw CairnException.wrongUse(where + " is '" + text + "'", "Allowed: " + ZONES + ".");
    }
  }
}
