package dev.cairn.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeldBytesTest {

  @Test
  void whatWasHeldIsShownAndHashedAsOne() throws Exception {
    HeldBytes held = new HeldBytes(100);
    held.write("Grü".getBytes(StandardCharsets.UTF_8));
    held.write("ße\n".getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    held.writeTo(out);

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Grüße\n");
    assertThat(held.size()).isEqualTo(out.size());
    assertThat(held.sha256())
        .isEqualTo("b1de61b8108f15d9913e0fa2e6371ed737fbe2be84e63a89ca8ae7a370322371");
  }

  @Test
  void whatIsTooLargeIsRefusedWithoutBeingHeld() {
    HeldBytes held = new HeldBytes(10);
    byte[] eleven = new byte[11];

    assertThatThrownBy(() -> held.write(eleven))
        .isInstanceOf(AnswerTooLargeException.class)
        .hasMessageContaining("10 bytes");
    assertThat(held.size()).isZero();
  }
}
