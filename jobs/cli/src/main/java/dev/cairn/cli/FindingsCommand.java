package dev.cairn.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cairn.access.Asked;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.query.SqlResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn findings}: what the detectors said, and what people said of it. */
@Command(
    name = "findings",
    header = "What the detectors found; show one, acknowledge it, close it.",
    description = {
      "Lists findings of the archive, the newest first. In the table what one rule said of the",
      "same over several periods is one line, by the newest.",
      ""
    },
    subcommands = {
      FindingsShowCommand.class,
      FindingsAckCommand.class,
      FindingsCloseCommand.class,
      FindingsReopenCommand.class
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "times: how often the rule said it; periods: in how many findings.",
      "status: new, acknowledged or closed; '+' if it has grown since the review.",
      "json is an array of OCSF Detection Findings (class_uid 2004). Reviews appear when the",
      "archive has them. Needs the metadata key, not the PHI key.",
      "",
      "Examples:",
      "  cairn findings --since PT8H --severity high",
      "  cairn findings --user app_reporting --status new --output json",
      "  cairn findings show 3f2a91c0de",
      "  cairn findings ack 3f2a91c0de --by \"N. Nightshift\" --why \"asking the on-call DBA\""
    })
final class FindingsCommand implements Callable<Integer> {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Terminal terminal;

  @Mixin private ReadOptions options;

  @Mixin private FindingFilter filter;

  @Option(names = "--all", description = "In the table, each finding on a line of its own.")
  private boolean all;

  @Mixin private LimitOption limit;

  @Mixin private OutputOption output;

  FindingsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    FindingList list = filter.list(limit.checked());
    Asked asked =
        filter
            .addTo(Asked.with("findings"))
            .value("all", all ? true : null)
            .value("limit", list.limit())
            .value("output", output.form());
    return new ShownRead(options, terminal)
        .show(
            asked,
            (sql, held) -> {
              long rows =
                  output.form() == Output.json
                      ? printJson(sql, list, held)
                      : printRows(sql, list, held);
              limit.noteMore(rows, held);
              return rows;
            });
  }

  private long printRows(ArchiveSql sql, FindingList list, Terminal held)
      throws IOException, SqlRefusedException {
    String statement = !output.isTable() ? list.rows() : all ? list.forPeople() : list.folded();
    try (SqlResult result = sql.query(statement, list.range())) {
      return output.print(result, held.readableWidth(), held);
    }
  }

  private static long printJson(ArchiveSql sql, FindingList list, Terminal held)
      throws IOException, SqlRefusedException {
    List<Map<String, Object>> rows = SqlText.rows(sql.query(list.rows(), list.range()));
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (ReviewedFinding one : ReviewedFinding.of(sql, rows)) {
      array.add(one.json());
    }
    held.out().println(JSON.writeValueAsString(array));
    return rows.size();
  }
}
