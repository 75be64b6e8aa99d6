package dev.cairn.cli;

import dev.cairn.access.Asked;
import dev.cairn.access.HeldBytes;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.ArchiveSqlConfig;
import dev.cairn.query.MaskedColumn;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.SqlResult;
import dev.cairn.query.TimeRange;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn sql}: SQL over the archive. */
@Command(
    name = "sql",
    header = "SQL over the archive.",
    description = {
      "Answers a SQL statement over the archive: tables events, sessions, attributions,",
      "findings, finding_reviews, rule_sets, dead_letters, and access_log, in which each read of",
      "the archive is recorded before its answer is shown, this one too. session_versions,",
      "attribution_versions and finding_versions have every row that was said; finding_status is",
      "findings with their last review.",
      "With --reference-tables, reference_users, reference_addresses, reference_private_link,",
      "reference_sensitivity and reference_servers have the names, and when each of them holds.",
      "Reads only what the statement needs, and decrypts it in memory only.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Without the PHI key, sql_text, raw and unmapped are NULL; one line on stderr says so.",
      "",
      "Examples:",
      "  cairn sql --describe",
      "  cairn sql --describe events",
      "  cairn sql \"select source, count(*) from events group by 1 order by 1\"",
      "  cairn sql \"select user_name, client_ip, statements from sessions order by start_time\"",
      "  cairn sql \"select time, user_name, tool, reason, statement from access_log\"",
      "  cairn sql --from 2026-11-22T00:00:00Z --output csv \\",
      "    \"select time, user_name, sql_text from events where statement_kind = 'delete'\"",
      "  cairn sql --param user=anna --param rows=1000 \"select time, rows_sent from events",
      "    where user_name = \\$user and rows_sent >= \\$rows::bigint\"",
      "  cairn sql --named",
      "  cairn sql --named bulk-reads-by-user --param rows=50000 --from 2026-11-22T00:00:00Z",
      "  cairn sql --named who-read-table --show"
    })
final class SqlCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private ReadOptions options;

  @Mixin private ReferenceOptions reference;

  @Mixin private SqlQuestion question;

  @Mixin private OutputOption output;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Sees only rows from this time on, such as 2026-11-22T00:00:00Z.")
  private Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "Sees only rows before this time.")
  private Instant to;

  @Option(
      names = "--memory",
      paramLabel = "MIB",
      description = "Most memory for decrypted data, in MiB. Default: what is free, up to 2048.")
  private Long memory;

  @Mixin private SqlLimits limits;

  SqlCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    limits.check();
    if (question.answered(output, terminal)) {
      return ExitCode.FINE;
    }
    ArchiveSqlConfig defaults = ArchiveSqlConfig.defaults();
    ArchiveSqlConfig config =
        memory == null ? defaults : defaults.withMaxImageBytes(memory << 20);
    Asked asked =
        question
            .asked()
            .value("from", from)
            .value("to", to)
            .value("output", output.form())
            .value("max-rows", limits.maxRows());
    return new ShownRead(
            options,
            terminal,
            archive -> archive.sql(config, reference.versions()),
            HeldBytes.defaultLimit())
        .show(asked, this::answer);
  }

  private long answer(ArchiveSql engine, Terminal held) throws Exception {
    engine.onOpening(
        (table, file, files) -> terminal.progress("%s: file %,d of %,d", table, file, files));
    try (SqlLimits.Timer timer = limits.start(engine)) {
      try (SqlResult result = question.ask(engine, new TimeRange(from, to))) {
        sayMasked(result, held);
        limits.bound(result);
        long rows = output.print(result, held.width(), held);
        limits.noteCut(result, held);
        return rows;
      } catch (SqlRefusedException e) {
        throw timer.reason(e);
      }
    }
  }

  private static void sayMasked(SqlResult result, Terminal held) {
    if (!result.maskedColumns().isEmpty()) {
      held.note(
          "cairn: without the PHI key these columns are NULL: "
              + result.maskedColumns().stream()
                  .map(SqlCommand::name)
                  .distinct()
                  .collect(Collectors.joining(", ")));
    }
  }

  private static String name(MaskedColumn column) {
    String name = column.table() + "." + column.column();
    return column.files() == column.ofFiles()
        ? name
        : "%s (in %d of %d files)".formatted(name, column.files(), column.ofFiles());
  }
}
