package dev.cairn.cli;

import dev.cairn.query.ArchiveSql;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.SqlResult;
import dev.cairn.query.TimeRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A session's statements in order, each with what attribution says of it.
 *
 * @param statements one after another; each the rows of one statement, one per candidate
 * @param masked whether the SQL is not readable for want of the PHI key
 * @param all how many there are, shown or not
 */
record SessionStatements(List<List<Map<String, Object>>> statements, boolean masked, long all) {

  // candidates of a replay count once; a statement that the proxy answered itself has none
  private static final String SQL =
      """
      WITH said AS (
        SELECT attribution_id, "time" AS said_time, proxy_event_id, database_event_id, confidence,
          "rank", abstained, evidence, explanation, connection_id AS said_connection,
          server AS said_server
        FROM attribution_versions WHERE session_id = %1$s
        QUALIFY row_number() OVER (PARTITION BY attribution_id
          ORDER BY kafka_topic DESC, kafka_partition DESC, kafka_offset DESC) = 1),
      ids AS (
        SELECT proxy_event_id AS id FROM said WHERE proxy_event_id IS NOT NULL
        UNION SELECT event_id FROM events WHERE source = 'proxysql.query'
          AND proxy_session_id = %2$s AND reporter IS NOT DISTINCT FROM %3$s
          AND "time" BETWEEN TIMESTAMPTZ '%4$s' AND TIMESTAMPTZ '%5$s'),
      ordered AS (
        SELECT said.*, at_proxy.event_id AS proxy_id, at_proxy.sql_text AS proxy_sql,
          at_proxy.statement_kind AS proxy_kind, at_proxy.rows_sent AS sent,
          at_proxy.rows_affected AS affected, at_proxy.duration_us AS took,
          at_proxy.status AS proxy_status, at_proxy.error_code AS error,
          at_db."time" AS db_time, at_db.sql_text AS db_sql, at_db.statement_kind AS db_kind,
          at_db.connection_id AS db_connection, at_db.server AS db_server,
          coalesce(at_proxy."time", said.said_time) AS began,
          coalesce(ids.id, said.database_event_id) AS statement
        FROM ids FULL JOIN said ON said.proxy_event_id = ids.id
        LEFT JOIN events at_proxy ON at_proxy.event_id = ids.id
        LEFT JOIN events at_db ON at_db.event_id = said.database_event_id),
      numbered AS (
        SELECT *, dense_rank() OVER (ORDER BY first_at, statement) AS number
        FROM (SELECT *, min(began) OVER (PARTITION BY statement) AS first_at FROM ordered))
      SELECT *, max(number) OVER () AS statements_in_all FROM numbered
      QUALIFY number <= %6$d ORDER BY number, "rank", database_event_id""";

  static SessionStatements read(
      ArchiveSql sql, Map<String, Object> session, TimeRange around, int limit)
      throws IOException, SqlRefusedException {
    Object number = session.get("proxy_session_id");
    Object reporter = session.get("reporter");
    String statement =
        SQL.formatted(
            SqlText.literal((String) session.get("session_id")),
            number == null ? "NULL" : number.toString(),
            reporter == null ? "NULL" : SqlText.literal((String) reporter),
            session.get("start_time"),
            session.get("end_time"),
            limit == 0 ? Integer.MAX_VALUE : limit);
    SqlResult result = sql.query(statement, around);
    boolean masked =
        result.maskedColumns().stream().anyMatch(column -> column.column().equals("sql_text"));
    Map<Object, List<Map<String, Object>>> statements = new LinkedHashMap<>();
    long all = 0;
    for (Map<String, Object> row : SqlText.rows(result)) {
      statements.computeIfAbsent(row.get("number"), any -> new ArrayList<>()).add(row);
      all = (Long) row.get("statements_in_all");
    }
    return new SessionStatements(List.copyOf(statements.values()), masked, all);
  }

  void print(PageText page, String sessionId) {
    page.blank();
    if (statements.isEmpty()) {
      page.heading("No statements of it are in the archive.");
      return;
    }
    page.heading(
        all > statements.size()
            ? "Statements, the first %,d of %,d".formatted(statements.size(), all)
            : "Statements");
    if (masked) {
      page.line("  ", "(without the PHI key the SQL is not readable)");
    }
    int number = 0;
    for (List<Map<String, Object>> candidates : statements) {
      number++;
      StatementText.of(number, candidates, masked).print(page);
    }
    if (all > statements.size()) {
      page.blank();
      page.line("  ", "All of them: cairn session " + sessionId + " --statements 0");
    }
  }
}
