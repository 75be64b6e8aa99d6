package dev.cairn.cli;

import dev.cairn.query.ArchiveSql;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.SqlResult;
import dev.cairn.query.TimeRange;
import dev.cairn.schemas.Finding;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The events and sessions that a finding rests on.
 *
 * @param events rows of events, in order of time; those that the archive has
 * @param text whether statements were asked for
 * @param masked whether they are not readable for want of the PHI key
 */
record FindingEvidence(
    Finding finding, List<Map<String, Object>> events, boolean text, boolean masked) {

  /** Clocks of sources differ. */
  private static final Duration AROUND = Duration.ofHours(1);

  private static final String INDENT = " ".repeat(4);

  static FindingEvidence read(ArchiveSql sql, Finding finding, boolean text)
      throws IOException, SqlRefusedException {
    if (finding.getEventIds().isEmpty()) {
      return new FindingEvidence(finding, List.of(), text, false);
    }
    String ids =
        finding.getEventIds().stream().map(SqlText::literal).collect(Collectors.joining(", "));
    SqlResult result =
        sql.query(
            "SELECT event_id, \"time\", source, activity, status, user_name, client_ip, server,"
                + " database_name, table_name, statement_kind, rows_sent, rows_affected, resource"
                + (text ? ", sql_text" : "")
                + " FROM events WHERE event_id IN ("
                + ids
                + ") ORDER BY \"time\", event_id",
            new TimeRange(
                finding.getFirstSeenTime().minus(AROUND), finding.getLastSeenTime().plus(AROUND)));
    boolean masked =
        result.maskedColumns().stream().anyMatch(column -> column.column().equals("sql_text"));
    return new FindingEvidence(finding, SqlText.rows(result), text, masked);
  }

  void print(PageText page) {
    page.blank();
    page.heading("Evidence");
    if (text && masked) {
      page.line("  ", "(without the PHI key the SQL is not readable)");
    }
    for (Map<String, Object> event : events) {
      page.line("  ", line(event));
      if (text && event.get("sql_text") != null) {
        page.line(INDENT, (String) event.get("sql_text"));
      }
    }
    int missing = finding.getEventIds().size() - events.size();
    if (missing > 0) {
      page.line(
          "  ",
          "%,d of %,d events are not in the archive: not yet, or not any more"
              .formatted(missing, finding.getEventIds().size()));
    }
    for (String session : finding.getSessionIds()) {
      page.line("  ", "session " + session + "   (cairn session " + session.substring(0, 10) + ")");
    }
    if (finding.getEventIds().isEmpty() && finding.getSessionIds().isEmpty()) {
      page.line("  ", "none: it is about what did not come");
    }
  }

  private static String line(Map<String, Object> event) {
    List<String> parts = new ArrayList<>();
    parts.add(FindingPage.DAY_AND_TIME.format((Instant) event.get("time")));
    parts.add((String) event.get("source"));
    parts.add(String.valueOf(event.get("activity")));
    String kind = (String) event.get("statement_kind");
    if (!Objects.equals(kind, event.get("activity"))) {
      parts.add(kind);
    }
    if ("failure".equals(event.get("status"))) {
      parts.add("FAILED");
    }
    parts.add((String) event.get("user_name"));
    parts.add((String) event.get("client_ip"));
    parts.add(table(event));
    addCount(parts, event.get("rows_sent"), "%,d rows sent");
    addCount(parts, event.get("rows_affected"), "%,d changed");
    parts.add((String) event.get("resource"));
    parts.add((String) event.get("event_id"));
    parts.removeIf(Objects::isNull);
    return String.join("  ", parts);
  }

  private static String table(Map<String, Object> event) {
    Object schema = event.get("database_name");
    Object table = event.get("table_name");
    return table == null ? (String) schema : schema == null ? (String) table : schema + "." + table;
  }

  private static void addCount(List<String> parts, Object number, String form) {
    if (number != null && (Long) number > 0) {
      parts.add(form.formatted(number));
    }
  }
}
