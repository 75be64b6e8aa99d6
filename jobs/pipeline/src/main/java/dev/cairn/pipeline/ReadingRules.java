package dev.cairn.pipeline;

import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.sql.LiteralTokens;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * How the records of a topic are read where they do not say it themselves. Holds no secret: the
 * token key is named by its file, which every process that parses must be able to read.
 *
 * @param localTimeZone zone of time stamps that carry none (MariaDB server_audit, ProxySQL's error
 *     log)
 * @param statementLimit MariaDB's {@code server_audit_query_log_limit} at the server, in bytes
 * @param tokenKeyFile file with the key that turns literals into tokens, in Base64, at least 32
 *     bytes: then {@code sql_tokens} takes the place of {@code sql_text}; null keeps {@code
 *     sql_text}
 */
public record ReadingRules(ZoneId localTimeZone, int statementLimit, String tokenKeyFile)
    implements Serializable {

  private static final int LEAST_KEY_BYTES = 32;
  private static final long MOST_KEY_FILE_BYTES = 4096;

  /**
   * Checks what can be checked without the file.
   *
   * @throws IllegalArgumentException if the limit is below 1
   */
  public ReadingRules {
    Objects.requireNonNull(localTimeZone, "localTimeZone");
    Setting.require(statementLimit >= 1, "statement-limit", statementLimit, "1 byte or more");
  }

  /** With texts as they come and MariaDB's default limit. */
  public ReadingRules(ZoneId localTimeZone) {
    this(localTimeZone, FormatsConfig.DEFAULT_QUERY_LOG_LIMIT, null);
  }

  /**
   * The parsers' configuration, with the key read from its file.
   *
   * @throws IllegalArgumentException if the file holds no such key; the message quotes none of it
   * @throws IOException if the file can't be read
   */
  public FormatsConfig load() throws IOException {
    LiteralTokens tokens = tokenKeyFile == null ? null : tokens(Path.of(tokenKeyFile));
    return new FormatsConfig(localTimeZone, statementLimit, tokens);
  }

  private static LiteralTokens tokens(Path file) throws IOException {
    String allowed = "a file with the Base64 of " + LEAST_KEY_BYTES + " bytes or more";
    Setting.require(
        Files.size(file) <= MOST_KEY_FILE_BYTES, "sql-token-key", file, allowed);
    byte[] text = Files.readAllBytes(file);
    byte[] key;
    try {
      key = Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      // its message quotes a byte of the key
      key = new byte[0];
    }
    Arrays.fill(text, (byte) 0);
    Setting.require(key.length >= LEAST_KEY_BYTES, "sql-token-key", file, allowed);
    return LiteralTokens.of(key);
  }
}
