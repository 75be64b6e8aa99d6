package dev.cairn.cli;

import dev.cairn.query.ArchiveSql;
import dev.cairn.query.ArchiveSqlConfig;
import dev.cairn.query.MaskedColumn;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.SqlResult;
import dev.cairn.query.TimeRange;
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
      "findings, finding_reviews, rule_sets and dead_letters. session_versions,",
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

  @Mixin private ArchiveOptions options;

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
    ArchiveSqlConfig config = ArchiveSqlConfig.defaults();
    if (memory != null) {
      config = config.withMaxImageBytes(memory << 20);
    }
    try (OpenArchive archive = OpenArchive.open(options.archive(), options.requiredKeys());
        ArchiveSql engine = archive.sql(config, reference.versions())) {
      engine.onOpening(
          (table, file, files) -> terminal.progress("%s: file %,d of %,d", table, file, files));
      answer(engine);
    }
    return ExitCode.FINE;
  }

  private void answer(ArchiveSql engine) throws Exception {
    try (SqlLimits.Timer timer = limits.start(engine)) {
      try (SqlResult result = question.ask(engine, new TimeRange(from, to))) {
        sayMasked(result);
        limits.bound(result);
        output.print(result, terminal.width(), terminal);
        limits.noteCut(result, terminal);
      } catch (SqlRefusedException e) {
        throw timer.reason(e);
      }
    }
  }

  private void sayMasked(SqlResult result) {
    if (!result.maskedColumns().isEmpty()) {
      terminal.note(
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
