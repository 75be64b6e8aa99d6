package dev.cairn.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AskerTest {

  private static final Reader ANNA = new Reader("anna", "os", "desk-7");

  @Test
  void aBlankReasonIsNone() {
    assertThat(new Asker(ANNA, Optional.of("  "), false).reason()).isEmpty();
    assertThat(new Asker(ANNA, Optional.of(" case 7 "), false).reason()).contains("case 7");
  }

  @Test
  void theGlassIsNotBrokenWithoutAReason() {
    assertThatThrownBy(() -> new Asker(ANNA, Optional.of(" "), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reason");
  }
}
