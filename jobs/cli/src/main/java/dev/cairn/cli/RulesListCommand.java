package dev.cairn.cli;

import dev.cairn.access.Asked;
import dev.cairn.query.SqlResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin private ReadOptions options;

  @Mixin private OutputOption output;

  RulesListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    return new ShownRead(options, terminal)
        .show(
            Asked.with("rules").value("output", output.form()),
            (sql, held) -> {
              try (SqlResult result = sql.query(output.isTable() ? FOR_PEOPLE : STABLE)) {
                return output.print(result, held.readableWidth(), held);
              }
            });
  }
}
