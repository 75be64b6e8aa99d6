package dev.cairn.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.cairn.access.Asked;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.SqlRefusedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn findings show}: one finding on one page. */
@Command(
    name = "show",
    header = "One finding on one page.",
    description = {
      "Shows a finding: the reason, who and from where, the rule and what it cannot see, the",
      "evidence, the sessions, and what reviewers said.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Statements are PHI and left out, unless --text asks for them and the PHI key is there.",
      "",
      "Example:",
      "  cairn findings show 3f2a91c0de --text"
    })
final class FindingsShowCommand implements Callable<Integer> {

  /** The forms of {@code --output}; {@code json} is stable. */
  enum Form {
    page,
    json
  }

  private final Terminal terminal;

  @Mixin private ReadOptions options;

  @Mixin private FindingParameter finding;

  @Option(names = "--text", description = "With the SQL of the evidence; needs the PHI key.")
  private boolean text;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "page",
      description = {
        "One of ${COMPLETION-CANDIDATES}. Default: page. json is the OCSF Detection Finding, and",
        "stable."
      })
  private Form output;

  FindingsShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    FindingLookup lookup = finding.lookup();
    Asked asked =
        Asked.with("finding")
            .value("id", lookup.prefix())
            .value("text", text ? true : null)
            .value("output", output);
    return new ShownRead(options, terminal)
        .show(
            asked,
            (sql, held) -> {
              print(sql, lookup.find(sql), held);
              return 1;
            });
  }

  private void print(ArchiveSql sql, Map<String, Object> row, Terminal held)
      throws IOException, SqlRefusedException {
    ReviewedFinding one = ReviewedFinding.of(sql, List.of(row)).get(0);
    if (output == Form.json) {
      held.out()
          .println(
              new ObjectMapper()
                  .enable(SerializationFeature.INDENT_OUTPUT)
                  .writeValueAsString(one.json()));
      return;
    }
    PageText page = new PageText(held, held.readableWidth());
    FindingPage.print(one.finding(), row, page);
    ArchivedRule.read(sql, one.finding()).print(page);
    FindingEvidence.read(sql, one.finding(), text).print(page);
    FindingReviews.read(sql, one.finding()).print(page);
  }
}
