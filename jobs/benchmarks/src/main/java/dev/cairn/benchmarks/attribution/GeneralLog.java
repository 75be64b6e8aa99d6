package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.ProxyStatement.Activity;
import dev.cairn.correlate.match.StatementText;
import dev.cairn.formats.sql.SqlDigest;
import dev.cairn.formats.sql.SqlPasswords;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the statements of MySQL 8's general query log: entries may go on over several lines. */
final class GeneralLog {

  private static final Pattern ENTRY =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z)\\t *(\\d+) (\\w+(?: \\w+)?)\\t(.*)",
          Pattern.DOTALL);
  private static final Map<String, Activity> STATEMENTS =
      Map.of(
          "Query", Activity.QUERY,
          "Prepare", Activity.PREPARE,
          "Execute", Activity.EXECUTE);
  private static final int DATE_DASH = 4;
  private static final int STAMP_BYTES = 28;
  private static final long MICROS = 1_000_000;

  private GeneralLog() {}

  /** Statements by the line of the log, counted from 1, on which each begins. */
  static TreeMap<Integer, DatabaseStatement> statements(List<byte[]> lines, String server) {
    TreeMap<Integer, DatabaseStatement> statements = new TreeMap<>();
    for (int i = 0; i < lines.size(); ) {
      int first = i;
      ByteArrayOutputStream entry = new ByteArrayOutputStream();
      entry.writeBytes(lines.get(i++));
      while (i < lines.size() && !begins(lines.get(i))) {
        entry.write('\n');
        entry.writeBytes(lines.get(i++));
      }
      Matcher parts = ENTRY.matcher(entry.toString(StandardCharsets.UTF_8));
      if (parts.matches() && STATEMENTS.containsKey(parts.group(3))) {
        statements.put(first + 1, statement(parts, server, first));
      }
    }
    return statements;
  }

  private static DatabaseStatement statement(Matcher parts, String server, int order) {
    String sql = parts.group(4);
    SqlDigest digest = SqlDigest.of(sql);
    Instant time = Instant.parse(parts.group(1));
    return new DatabaseStatement(
        "general-log-" + (order + 1),
        server,
        Long.parseLong(parts.group(2)),
        null,
        null,
        StatementText.of(SqlPasswords.mask(sql), digest.hash(), false),
        STATEMENTS.get(parts.group(3)),
        digest.kind().code(),
        time.getEpochSecond() * MICROS + time.getNano() / 1000,
        1,
        order,
        null);
  }

  private static boolean begins(byte[] line) {
    return line.length > STAMP_BYTES
        && line[DATE_DASH] == '-'
        && line[STAMP_BYTES - 2] == 'Z'
        && line[STAMP_BYTES - 1] == '\t';
  }
}
