package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.ConnectionAccounts;
import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.schemas.AuditEvent;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads the statements of MySQL 8's general query log: entries may go on over several lines. */
final class GeneralLog {

  private static final int DATE_DASH = 4;
  private static final int STAMP_BYTES = 28;

  private GeneralLog() {}

  /** Statements by the line of the log, counted from 1, on which each begins. */
  static TreeMap<Integer, DatabaseStatement> statements(
      List<byte[]> lines, String server, FormatsConfig config) {
    List<byte[]> entries = new ArrayList<>();
    List<Integer> firstLines = new ArrayList<>();
    for (int i = 0; i < lines.size(); ) {
      firstLines.add(i + 1);
      ByteArrayOutputStream entry = new ByteArrayOutputStream();
      entry.writeBytes(lines.get(i++));
      while (i < lines.size() && !begins(lines.get(i))) {
        entry.write('\n');
        entry.writeBytes(lines.get(i++));
      }
      entries.add(entry.toByteArray());
    }
    ParsedLog log = ParsedLog.of("general-log", "mysql.audit", config, entries);
    ConnectionAccounts accounts = new ConnectionAccounts();
    TreeMap<Integer, DatabaseStatement> statements = new TreeMap<>();
    for (int entry = 0; entry < entries.size(); entry++) {
      for (AuditEvent event : log.records().get(entry)) {
        accounts.see(event);
        if (Capture.isStatement(event)) {
          statements.put(
              firstLines.get(entry), DatabaseStatement.of(event, server, entry, accounts));
        }
      }
    }
    return statements;
  }

  private static boolean begins(byte[] line) {
    return line.length > STAMP_BYTES
        && line[DATE_DASH] == '-'
        && line[STAMP_BYTES - 2] == 'Z'
        && line[STAMP_BYTES - 1] == '\t';
  }
}
