package dev.cairn.cli;

import dev.cairn.access.Asked;
import dev.cairn.query.SqlResult;
import dev.cairn.query.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn sessions}: find sessions. */
@Command(
    name = "sessions",
    header = "Find sessions.",
    description = {
      "Lists sessions of the archive, the newest first: who, from where, for how long, and how many",
      "of its statements are tied to a record of the database.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "what: the kind, and the state unless it is sealed.",
      "tied: of the statements that reached a server, those with a record there.",
      "missing: hops that should have spoken and did not.",
      "Needs the metadata key, not the PHI key.",
      "",
      "Examples:",
      "  cairn sessions --user app_reporting --from 2026-11-22T00:00:00Z",
      "  cairn sessions --client 10.0.1.7 --output json",
      "  cairn sessions --kind direct        # past the proxy",
      "  cairn session 3f2a91c0de            # one of them on a page"
    })
final class SessionsCommand implements Callable<Integer> {

  private static final String STABLE =
      "session_id, version, state, kind, reporter, proxy_session_id, client_ip, client_port,"
          + " client_name, user_name, principal, database_name, start_time, end_time, closed,"
          + " close_reason, tls, servers, connection_ids, statements, statements_attributed,"
          + " statements_abstained, statements_unmatched, statements_local, statements_failed,"
          + " rows_sent, rows_affected, bytes_in, bytes_out, mean_confidence, sensitivity,"
          + " hops_seen, hops_missing, hops_pending, owner, team, time_zone, client_role,"
          + " environment, reference_version";

  /** Fits a hundred columns for most sessions; a sealed state is what is expected, and not said. */
  private static final String FOR_PEOPLE =
      "left(session_id, 10) AS session, strftime(start_time, '%Y-%m-%d %H:%M') AS start_utc,"
          + " CAST(date_diff('second', start_time, end_time) AS BIGINT) AS sec,"
          + " coalesce(user_name, '') AS \"user\","
          + " coalesce(client_ip, '') || coalesce(':' || client_port, '') AS client,"
          + " kind || CASE state WHEN 'sealed' THEN '' ELSE ' ' || state END AS what,"
          + " statements AS stmts, statements_attributed || '/' || (statements_attributed"
          + " + statements_abstained + statements_unmatched) AS tied, rows_sent AS \"rows\","
          + " array_to_string(hops_missing, ' ') AS missing";

  /** An IPv6 address in brackets, or one without a colon; a port may follow either. */
  private static final Pattern CLIENT =
      Pattern.compile("(?:\\[([^]]+)]|([^:]+))(?::([0-9]{1,5}))?");

  private final Terminal terminal;

  @Mixin private ReadOptions options;

  @Option(names = "--user", paramLabel = "USER", description = "Of this database user.")
  private String user;

  @Option(
      names = "--client",
      paramLabel = "IP[:PORT]",
      description = "From this address; IPv6 with a port as [IP]:PORT.")
  private String client;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Begun at this time or later, such as 2026-11-22T00:00:00Z.")
  private Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "Begun before this time.")
  private Instant to;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = {
        "client, direct, flow_only, failed_login, probe, monitor, kill, mirror, admin or",
        "fast_forward."
      })
  private String kind;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "provisional, revised, sealed or amended.")
  private String state;

  @Mixin private LimitOption limit;

  @Mixin private OutputOption output;

  SessionsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    String statement = statement(limit.checked());
    Asked asked =
        Asked.with("sessions")
            .text("user", user)
            .text("client", client)
            .value("from", from)
            .value("to", to)
            .text("kind", kind)
            .text("state", state)
            .value("limit", limit.checked())
            .value("output", output.form());
    return new ShownRead(options, terminal)
        .show(
            asked,
            (sql, held) -> {
              try (SqlResult result = sql.query(statement, new TimeRange(from, to))) {
                long rows = output.print(result, held.readableWidth(), held);
                limit.noteMore(rows, held);
                return rows;
              }
            });
  }

  private String statement(int most) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    add(conditions, "user_name", user);
    add(conditions, "kind", kind);
    add(conditions, "state", state);
    if (client != null) {
      Matcher parts = CLIENT.matcher(client);
      boolean matches = parts.matches();
      // neither form: IPv6 without brackets, and so without a port
      String bare = !matches ? client : parts.group(1) == null ? parts.group(2) : parts.group(1);
      add(conditions, "client_ip", bare);
      if (matches && parts.group(3) != null) {
        conditions.add("client_port = " + parts.group(3));
      }
    }
    return "SELECT %s FROM sessions WHERE %s ORDER BY start_time DESC, session_id LIMIT %d"
        .formatted(
            output.isTable() ? FOR_PEOPLE : STABLE, String.join(" AND ", conditions), most);
  }

  private static void add(List<String> conditions, String column, String value) {
    if (value != null) {
      conditions.add(column + " = " + SqlText.literal(value));
    }
  }
}
