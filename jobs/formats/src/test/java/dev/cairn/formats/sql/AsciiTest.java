package dev.cairn.formats.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AsciiTest {

  @Test
  void onlyAsciiLettersChange() {
    assertThat(Ascii.lowerCase("Microsoft.NETWORK/İÄ@[`{Z")).isEqualTo("microsoft.network/İÄ@[`{z");
    assertThat(Ascii.lowerCase("error")).isEqualTo("error");
    assertThat(Ascii.lowerCase("")).isEmpty();
  }

  /** String.toLowerCase takes minutes for this one. */
  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void manyDottedCapitalsTakeLinearTime() {
    String text = "İ".repeat(4_000_000);

    assertThat(Ascii.lowerCase(text)).isEqualTo(text);
  }
}
