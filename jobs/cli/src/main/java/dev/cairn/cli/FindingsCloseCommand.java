package dev.cairn.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn findings close}: it is done with. */
@Command(
    name = "close",
    header = "Close a finding with a verdict.",
    description = {
      "Records in the archive who closed the finding, at which version, with which verdict, why.",
      ""
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      ReviewOptions.WHERE_IT_GOES,
      "",
      "Example:",
      "  cairn findings close 3f2a91c0de --by \"D. Day\" --verdict benign \\",
      "    --why \"announced load of the warehouse, change 4711\""
    })
final class FindingsCloseCommand implements Callable<Integer> {

  /** OCSF's verdicts, as the archive writes them. */
  private static final List<String> VERDICTS =
      List.of("false_positive", "true_positive", "benign", "test", "security_risk", "other");

  private final Terminal terminal;

  @Mixin private ReviewOptions options;

  @Option(
      names = "--verdict",
      paramLabel = "VERDICT",
      required = true,
      description = "false_positive, true_positive, benign, test, security_risk or other.")
  private String verdict;

  FindingsCloseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    String word = verdict.toLowerCase(Locale.ROOT).replace('-', '_');
    if (!VERDICTS.contains(word)) {
      throw CairnException.wrongUse(
          "--verdict is '" + verdict + "'", "Allowed: " + String.join(", ", VERDICTS));
    }
    return new ReviewWriter(options, terminal).write("closed", word);
  }
}
