package dev.cairn.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.ArchiveSqlConfig;
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

  @Mixin private ArchiveOptions options;

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
    try (OpenArchive archive = OpenArchive.open(options.archive(), options.requiredKeys());
        ArchiveSql sql = archive.sql(ArchiveSqlConfig.defaults())) {
      Map<String, Object> row = lookup.find(sql);
      ReviewedFinding one = ReviewedFinding.of(sql, List.of(row)).get(0);
      if (output == Form.json) {
        terminal
            .out()
            .println(
                new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(one.json()));
        return ExitCode.FINE;
      }
      PageText page = new PageText(terminal, terminal.readableWidth());
      FindingPage.print(one.finding(), row, page);
      ArchivedRule.read(sql, one.finding()).print(page);
      FindingEvidence.read(sql, one.finding(), text).print(page);
      FindingReviews.read(sql, one.finding()).print(page);
    }
    return ExitCode.FINE;
  }
}
