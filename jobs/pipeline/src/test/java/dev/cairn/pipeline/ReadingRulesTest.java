package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingRulesTest {

  private static final ZoneId UTC = ZoneId.of("UTC");

  @TempDir Path directory;

  @Test
  void defaultsArePinned() throws IOException {
    ReadingRules rules = new ReadingRules(UTC);

    assertThat(rules).isEqualTo(new ReadingRules(UTC, 1024, null));
    assertThat(rules.load().literalTokens()).isNull();
  }

  @Test
  void aTokenKeyIsReadFromItsFile() throws IOException {
    Path key =
        Files.writeString(
            directory.resolve("key"), "MDEyMzQ1Njc4OWFiY2RlZjAx\nMjM0NTY3ODlhYmNkZWY=\n");

    assertThat(new ReadingRules(UTC, 1024, key.toString()).load().literalTokens()).isNotNull();
  }

  @Test
  void aFileThatIsNoKeyIsRefusedWithoutAByteOfIt() throws IOException {
    for (String content : new String[] {"", "c2hvcnQ=", "=canary=", "x".repeat(5000)}) {
      Path key = Files.writeString(directory.resolve("key"), content);
      ReadingRules rules = new ReadingRules(UTC, 1024, key.toString());

      assertThatThrownBy(rules::load)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(key.toString())
          .hasMessageContaining("32 bytes")
          .hasMessageNotContaining("canary")
          .hasNoCause();
    }
  }

  @Test
  void aLimitBelowOneIsRefused() {
    assertThatThrownBy(() -> new ReadingRules(UTC, 0, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'0'");
  }
}
