package dev.cairn.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One statement on a session's page.
 *
 * @param number its place in the session, from 1
 * @param rows one per candidate, the likeliest first
 * @param masked whether its text needs a key that is not there
 */
record StatementText(int number, List<Map<String, Object>> rows, boolean masked) {

  private static final String INDENT = " ".repeat(7);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The codes of {@code Attribution.explanation}. */
  private static final Map<String, String> EXPLANATIONS =
      Map.of(
          "proxy_own", "the proxy's own statement, which no client sent",
          "proxy_monitor", "the proxy's monitoring",
          "direct", "came past the proxy",
          "lost", "its counterpart is lost: no log has it",
          "unknown", "nothing explains it");

  static StatementText of(int number, List<Map<String, Object>> rows, boolean masked) {
    return new StatementText(number, List.copyOf(rows), masked);
  }

  void print(PageText page) {
    Map<String, Object> first = rows.get(0);
    page.line("", "%5d  %s".formatted(number, facts(first)));
    if (!masked) {
      Object sql = first.get("proxy_sql") == null ? first.get("db_sql") : first.get("proxy_sql");
      page.line(INDENT, sql == null ? "(no text in the log)" : sql.toString());
    }
    if (first.get("attribution_id") == null) {
      page.line(INDENT, "no attribution: answered by the proxy alone, or not yet known");
      return;
    }
    boolean open = Boolean.TRUE.equals(first.get("abstained"));
    if (first.get("database_event_id") == null) {
      page.wrapped(INDENT + "none   ", INDENT + " ".repeat(7), none(first));
      return;
    }
    for (Map<String, Object> row : rows) {
      boolean likeliest = (Long) row.get("rank") == 1;
      String word = !likeliest ? "or     " : open ? "open   " : "record ";
      page.wrapped(INDENT + word, INDENT + " ".repeat(7), candidate(row));
    }
    if (open) {
      page.line(INDENT, "       none of these is sure enough to be called the answer");
    }
  }

  private static String facts(Map<String, Object> row) {
    List<String> facts = new ArrayList<>();
    facts.add(TIME.format((Instant) row.get("began")));
    Object kind = row.get("proxy_kind") == null ? row.get("db_kind") : row.get("proxy_kind");
    facts.add(kind == null ? "statement" : kind.toString());
    add(facts, row.get("sent"), "%,d rows sent");
    add(facts, row.get("affected"), "%,d changed");
    if (row.get("took") != null) {
      facts.add(SessionPage.lasted(Duration.ofNanos(1_000 * (Long) row.get("took"))));
    }
    if ("failure".equals(row.get("proxy_status"))) {
      facts.add("FAILED" + (row.get("error") == null ? "" : ", error " + row.get("error")));
    }
    if (row.get("proxy_id") == null) {
      facts.add("not in the proxy's log");
    }
    return String.join("  ", facts);
  }

  private static void add(List<String> facts, Object number, String form) {
    if (number != null && (Long) number > 0) {
      facts.add(form.formatted(number));
    }
  }

  private static String none(Map<String, Object> row) {
    Object explanation = row.get("explanation");
    return "no record at the database: "
        + (explanation == null
            ? "no reason is known"
            : EXPLANATIONS.getOrDefault(explanation.toString(), explanation.toString()))
        + (row.get("evidence").toString().isBlank() ? "" : " (" + row.get("evidence") + ")");
  }

  private static String candidate(Map<String, Object> row) {
    Object server = row.get("db_server") == null ? row.get("said_server") : row.get("db_server");
    Object connection =
        row.get("db_connection") == null ? row.get("said_connection") : row.get("db_connection");
    Instant time = (Instant) row.get("db_time");
    return "%s%s%s, confidence %s: %s"
        .formatted(
            server == null ? "server unknown" : server,
            connection == null ? "" : " connection " + connection,
            time == null ? "" : " at " + TIME.format(time),
            Confidence.text((Double) row.get("confidence")),
            row.get("evidence"));
  }
}
