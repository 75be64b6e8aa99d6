package dev.cairn.cli;

import dev.cairn.query.ArchiveSql;
import dev.cairn.query.ArchiveSqlConfig;
import dev.cairn.query.ResultPrinter;
import dev.cairn.query.SqlResult;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn rules list}: which rules were in force when. */
@Command(
    name = "list",
    header = "Which sets of rules were published, and when.",
    description = {"Lists the sets of rules that the archive has, the newest first.", ""},
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A set's files: cairn sql \"SELECT unnest(paths), unnest(contents) FROM rule_sets WHERE"
          + " version = '…'\"",
      "",
      "Example:",
      "  cairn rules list --archive file:///srv/archive --keys keyfile:///srv/keys.json"
    })
final class RulesListCommand implements Callable<Integer> {

  private static final String FOR_PEOPLE =
      "SELECT version, strftime(published_time, '%Y-%m-%d %H:%M:%S') AS published_utc,"
          + " published_by AS \"by\", len(paths) AS files, coalesce(comment, '') AS comment"
          + " FROM rule_sets ORDER BY published_time DESC, version";

  private static final String STABLE =
      "SELECT version, published_time, published_by, comment, paths"
          + " FROM rule_sets ORDER BY published_time DESC, version";

  private final Terminal terminal;

  @Mixin private ArchiveOptions options;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "table",
      description = "One of ${COMPLETION-CANDIDATES}. Default: table. json and csv are stable.")
  private Output output;

  RulesListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    ResultPrinter printer =
        switch (output) {
          case table -> ResultPrinter.table(Math.min(terminal.width(), SessionCommand.WIDEST));
          case json -> ResultPrinter.json();
          case csv -> ResultPrinter.csv();
        };
    try (OpenArchive archive = OpenArchive.open(options.archive(), options.requiredKeys());
        ArchiveSql sql = archive.sql(ArchiveSqlConfig.defaults());
        SqlResult result = sql.query(output == Output.table ? FOR_PEOPLE : STABLE)) {
      // not closed: standard output stays open
      Writer out = new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8);
      printer.print(result, out);
      out.flush();
    }
    return ExitCode.FINE;
  }
}
