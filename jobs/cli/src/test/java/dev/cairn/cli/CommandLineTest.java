package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  @Test
  void everyCommandTeachesItself() {
    for (String command :
        List.of(
            "demo",
            "replay",
            "sql",
            "sessions",
            "session",
            "findings",
            "findings show",
            "findings ack",
            "findings close",
            "findings reopen",
            "rules",
            "rules check",
            "rules publish",
            "rules list",
            "verify",
            "run",
            "run archive",
            "run sessions",
            "run webhook",
            "retention",
            "retention plan",
            "retention apply",
            "retention certificate",
            "hold",
            "hold place",
            "hold release",
            "hold list")) {
      Run run = Run.cairn((command + " --help").split(" "));

      assertThat(run.code()).as(command).isZero();
      assertThat(run.out()).as(command).contains("Usage: cairn " + command);
      assertThat(run.out().lines()).as(command).allMatch(line -> line.length() <= 100);
    }
  }

  @Test
  void aMissingCommandIsWrongUse() {
    Run run = Run.cairn();

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("a command is missing").contains("cairn --help");
  }

  @Test
  void anUnknownFlagIsWrongUseInTwoLines() {
    Run run = Run.cairn("verify", "--archive", "file:///a", "--frob");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err().lines()).hasSize(2);
    assertThat(run.err()).contains("--frob").contains("cairn verify --help");
  }

  @Test
  void anArchiveThatIsNotNamedIsWrongUse() {
    Run run = Run.cairn("verify");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("No archive given").contains("CAIRN_ARCHIVE");
  }

  @Test
  void anArchiveOfAnUnknownKindIsWrongUse() {
    Run run = Run.cairn("verify", "--archive", "s3://bucket");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("s3://bucket").contains("file:///path");
  }

  @Test
  void sqlWithoutKeysSaysHowToGiveThem() {
    Run run = Run.cairn("sql", "--archive", "file:///a", "select 1");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("--keys keyfile:///");
  }

  @Test
  void aSourceWithoutFilesIsWrongUse() {
    Run run =
        Run.cairn("replay", "--archive", "file:///a", "--keys", "keyfile:///k", "--source", "x");

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).contains("at least one file");
  }
}
