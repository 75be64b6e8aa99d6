package dev.cairn.formats.record;

import dev.cairn.formats.sql.LiteralTokens;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What the logs themselves do not say.
 *
 * @param localTimeZone zone of time stamps without one (MariaDB's server_audit and general log). In
 *     an hour that the zone repeats or skips, the offset before the change is taken: a server in
 *     daylight saving time writes the repeated hour twice, and nothing in the log tells the second
 *     from the first
 * @param serverAuditQueryLogLimit MariaDB's {@code server_audit_query_log_limit}, in bytes: where
 *     server_audit cuts statements. At least 1
 * @param literalTokens takes the place of literals in {@code sql_tokens}, and leaves {@code
 *     sql_text} null; null keeps the text in {@code sql_text} as the log has it, but for passwords
 */
public record FormatsConfig(
    ZoneId localTimeZone, int serverAuditQueryLogLimit, LiteralTokens literalTokens) {

  /** MariaDB's default for {@code server_audit_query_log_limit}, in bytes. */
  public static final int DEFAULT_QUERY_LOG_LIMIT = 1024;

  /**
   * Checks the values.
   *
   * @throws NullPointerException if the zone is null
   * @throws IllegalArgumentException if the limit is below 1
   */
  public FormatsConfig {
    Objects.requireNonNull(localTimeZone, "localTimeZone");
    if (serverAuditQueryLogLimit < 1) {
      throw new IllegalArgumentException(
          "serverAuditQueryLogLimit is "
              + serverAuditQueryLogLimit
              + ": give the server's server_audit_query_log_limit, at least 1 byte");
    }
  }

  /** With MariaDB's default statement limit, {@value #DEFAULT_QUERY_LOG_LIMIT} bytes, and texts. */
  public FormatsConfig(ZoneId localTimeZone) {
    this(localTimeZone, DEFAULT_QUERY_LOG_LIMIT, null);
  }
}
