package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code cairn run webhook} refuses before it speaks to Kafka. */
class RunWebhookCommandTest {

  @TempDir Path folder;

  @Test
  void aFaultOfTheReceiversFileIsWrongUse() throws IOException {
    Path file = folder.resolve("webhooks.yaml");
    Files.writeString(
        file,
        "name: test\nreceivers: [{name: s, template: slack, url: 'http://soc.test/canary'}]\n");

    Run run = Run.cairn("run", "webhook", "--bootstrap", "127.0.0.1:1", "--config", file.toString());

    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err())
        .contains("webhooks.yaml: receivers.0.url is 'http://soc.test/…'; allowed: https://…")
        .doesNotContain("canary");
  }

  @Test
  void aFileThatIsNotThereIsOutOfReach() {
    Run run =
        Run.cairn(
            "run", "webhook", "--bootstrap", "127.0.0.1:1", "--config", folder + "/none.yaml");

    assertThat(run.code()).isEqualTo(ExitCode.OUT_OF_REACH);
    assertThat(run.err()).contains("No such file").contains("none.yaml");
  }
}
