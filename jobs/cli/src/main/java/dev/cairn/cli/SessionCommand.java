package dev.cairn.cli;

import dev.cairn.access.Asked;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.TimeRange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cairn session}: one session on one page. */
@Command(
    name = "session",
    header = "One session on one page.",
    description = {
      "Shows a session: who, from where, over which hops, when, how much, and its statements in",
      "order, each with the database's record of it: how sure that is, why, and what else it could",
      "be.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Without the PHI key all is shown but the SQL.",
      "",
      "Example:",
      "  cairn session 3f2a91c0de55 --from 2026-11-22T00:00:00Z --to 2026-11-23T00:00:00Z"
    })
final class SessionCommand implements Callable<Integer> {

  /** Clocks of hops differ, and logs in a wrong zone are off by hours. */
  private static final Duration AROUND = Duration.ofHours(1);

  private static final int SHORTEST_PREFIX = 6;

  private final Terminal terminal;

  @Mixin private ReadOptions options;

  @Parameters(
      paramLabel = "ID",
      description = "The session's id, or the beginning of it (6 digits or more).")
  private String id;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Looks only at sessions begun at this time or later: much faster on a large archive.")
  private Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "And only before this time.")
  private Instant to;

  @Option(
      names = "--statements",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many statements; 0 for all. Default: ${DEFAULT-VALUE}")
  private int statements;

  SessionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    String prefix = id.toLowerCase(Locale.ROOT);
    if (prefix.length() < SHORTEST_PREFIX || !prefix.matches("[0-9a-f]{1,32}")) {
      throw CairnException.wrongUse(
          "'" + id + "' is no session's id",
          "Allowed: 6 to 32 hexadecimal digits; cairn sessions lists them.");
    }
    if (statements < 0) {
      throw CairnException.wrongUse("--statements is " + statements, "Allowed: 0 or more.");
    }
    Asked asked =
        Asked.with("session")
            .value("id", prefix)
            .value("from", from)
            .value("to", to)
            .value("statements", statements);
    return new ShownRead(options, terminal)
        .show(
            asked,
            (sql, held) -> {
              print(
                  sql, find(sql, prefix), statements, new PageText(held, held.readableWidth()));
              return 1;
            });
  }

  /**
   * Prints a session and its statements.
   *
   * @param session a row of the table of sessions, all columns
   * @param statements at most so many; 0 for all
   */
  static void print(
      ArchiveSql sql, Map<String, Object> session, int statements, PageText page)
      throws IOException, SqlRefusedException {
    SessionStatements of = SessionStatements.read(sql, session, around(session), statements);
    SessionPage.print(session, page);
    of.print(page, (String) session.get("session_id"));
  }

  private Map<String, Object> find(ArchiveSql sql, String prefix)
      throws IOException, SqlRefusedException {
    String statement =
        "SELECT * FROM sessions WHERE session_id "
            + (prefix.length() == 32
                ? "= " + SqlText.literal(prefix)
                : "LIKE " + SqlText.literal(prefix + "%"))
            + " LIMIT 2";
    List<Map<String, Object>> found =
        SqlText.rows(sql.query(statement, new TimeRange(from, to)));
    if (found.isEmpty()) {
      throw CairnException.wrongUse(
          "No session's id is or begins with " + prefix,
          "cairn sessions lists them; a range of --from and --to must hold the session's begin.");
    }
    if (found.size() > 1) {
      throw CairnException.wrongUse(
          "More than one session's id begins with " + prefix, "Give more of its digits.");
    }
    return found.get(0);
  }

  private static TimeRange around(Map<String, Object> session) {
    return new TimeRange(
        ((Instant) session.get("start_time")).minus(AROUND),
        ((Instant) session.get("end_time")).plus(AROUND));
  }
}
