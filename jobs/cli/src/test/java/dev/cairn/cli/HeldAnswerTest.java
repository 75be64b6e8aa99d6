package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeldAnswerTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(new PrintStream(out, true), new PrintStream(err, true), false, false);

  @Test
  void nothingIsSeenBeforeItIsShown() throws Exception {
    HeldAnswer held = new HeldAnswer(terminal, 1_000);
    held.terminal().out().println("Grüße");
    held.terminal().note("beside");
    assertThat(held.sha256())
        .isEqualTo("b1de61b8108f15d9913e0fa2e6371ed737fbe2be84e63a89ca8ae7a370322371");
    assertThat(out.size() + err.size()).isZero();

    held.show();

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Grüße\n");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("beside\n");
  }
}
