package dev.cairn.benchmarks.attribution;

import dev.cairn.formats.cutting.GeneralLogText;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.schemas.AuditEvent;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The events of MySQL 8's general query log, whose entries may go on over several lines. */
final class GeneralLog {

  private GeneralLog() {}

  /** Events by the line of the log, counted from 1, on which each begins. */
  static TreeMap<Integer, AuditEvent> events(List<byte[]> lines, FormatsConfig config) {
    List<Integer> starts = new ArrayList<>();
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); ) {
      starts.add(i + 1);
      ByteArrayOutputStream entry = new ByteArrayOutputStream();
      entry.writeBytes(lines.get(i++));
      while (i < lines.size() && GeneralLogText.argumentAt(lines.get(i), 0) < 0) {
        entry.write('\n');
        entry.writeBytes(lines.get(i++));
      }
      entries.add(entry.toByteArray());
    }
    ParsedLog log = ParsedLog.of("general-log", "mysql.audit", config, entries);
    TreeMap<Integer, AuditEvent> events = new TreeMap<>();
    for (int i = 0; i < starts.size(); i++) {
      AuditEvent event = log.ofLine(i + 1);
      if (event != null) {
        events.put(starts.get(i), event);
      }
    }
    return events;
  }
}
