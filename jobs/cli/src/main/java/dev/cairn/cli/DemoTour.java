package dev.cairn.cli;

import dev.cairn.access.OpenArchive;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.ArchiveSqlConfig;
import dev.cairn.query.ResultPrinter;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.SqlResult;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Six questions to the demo's archive, one of its sessions on a page, and how to go on. */
record DemoTour(URI archive, URI keys, Path metadataOnlyKeys) {

  private record Question(String text, String sql) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question(
              "What do the detectors say is wrong?",
              """
              select severity, title, count(*) findings, min(message) one_of_them
              from findings where severity_id >= 3
              group by 1, 2, severity_id order by severity_id desc, findings desc limit 8"""),
          new Question(
              "Who read how much, as ProxySQL saw it?",
              """
              select reporter, user_name, count(*) statements, sum(rows_sent) rows_sent,
                     count(distinct client_ip || ':' || client_port) client_sockets
              from events where source = 'proxysql.query'
              group by 1, 2 order by rows_sent desc limit 5"""),
          new Question(
              "Who failed to log in, and where was it seen?",
              """
              select source, user_name, client_ip, count(*) failures, min(time) first_seen
              from events where class_uid = 3002 and status = 'failure'
              group by 1, 2, 3 order by failures desc, source limit 5"""),
          new Question(
              "Which failed statement ran on which connection at the server? (ProxySQL's error log)",
              """
              select server, connection_id, user_name, error_code, count(*) failures
              from events where source = 'proxysql.error' and status = 'failure'
              group by 1, 2, 3, 4 order by failures desc, connection_id limit 5"""),
          new Question(
              "Which statements did proxy and database both log? One digest on both hops.",
              """
              select sql_digest, any_value(statement_kind) kind,
                     count(*) filter (hop = 'proxy') at_proxy,
                     count(*) filter (hop = 'database') at_database
              from events where sql_digest is not null
              group by 1 having at_proxy > 0 and at_database > 0
              order by at_proxy desc limit 5"""),
          new Question(
              "How many statements are tied to the database's own record, and why not the others?",
              """
              select server, count(distinct proxy_event_id) statements,
                     count(distinct proxy_event_id) filter (not abstained) tied,
                     count(distinct proxy_event_id)
                       filter (abstained and database_event_id is not null) doubtful,
                     count(distinct proxy_event_id) filter (database_event_id is null) no_record,
                     mode(evidence) filter (database_event_id is null) mostly
              from attributions where "rank" = 1 and proxy_event_id is not null
              group by 1 order by statements desc"""));

  /** The client's session whose statements are most often tied to a record of the database. */
  private static final String SESSION =
      "SELECT * FROM sessions WHERE kind = 'client'"
          + " ORDER BY statements_attributed DESC, session_id LIMIT 1";

  private static final int STATEMENTS = 8;

  void print(Terminal terminal) throws IOException, SqlRefusedException {
    PrintStream out = terminal.out();
    out.println();
    out.println(terminal.bold("Six questions"));
    try (OpenArchive open = OpenArchive.open(archive, keys);
        ArchiveSql sql = open.sql(ArchiveSqlConfig.defaults())) {
      for (Question question : QUESTIONS) {
        out.println("  " + question.text());
        StringWriter answer = new StringWriter();
        try (SqlResult result = sql.query(question.sql())) {
          ResultPrinter.table(Math.max(0, terminal.width() - 4)).print(result, answer);
        }
        answer.toString().lines().forEach(line -> out.println("    " + line));
        out.println();
      }
      printWhatNext(terminal, printSession(sql, terminal));
    }
  }

  /** Returns the session's id; null if there is none. */
  private static String printSession(ArchiveSql sql, Terminal terminal)
      throws IOException, SqlRefusedException {
    List<Map<String, Object>> found = SqlText.rows(sql.query(SESSION));
    if (found.isEmpty()) {
      return null;
    }
    PrintStream out = terminal.out();
    out.println(terminal.bold("One session over all hops"));
    int width = terminal.width() == 0 ? Terminal.WIDEST : terminal.readableWidth();
    SessionCommand.print(
        sql,
        found.get(0),
        STATEMENTS,
        new PageText(terminal, width));
    out.println();
    return (String) found.get(0).get("session_id");
  }

  private void printWhatNext(Terminal terminal, String session) {
    String where = "--archive " + archive + " --keys " + keys;
    PrintStream out = terminal.out();
    out.println(terminal.bold("Go on"));
    out.println("  ask         ./cairn sql " + where + " \\");
    out.println(
        "                \"select time, user_name, sql_text from events where statement_kind ="
            + " 'delete' limit 10\"");
    out.println("  without PHI the same with --keys keyfile://" + metadataOnlyKeys);
    out.println("  sessions    ./cairn sessions " + where + " --kind client");
    if (session != null) {
      out.println("  one of them ./cairn session " + session.substring(0, 12) + " " + where);
    }
    out.println("  findings    ./cairn findings " + where);
    out.println("  columns     ./cairn sql " + where + " \"describe events\"");
    out.println("  check       ./cairn verify " + where);
    out.println("  your logs   ./cairn replay --help");
  }
}
