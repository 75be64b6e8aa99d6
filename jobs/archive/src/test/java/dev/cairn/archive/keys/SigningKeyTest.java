package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

  private static final KeyVersion VERSION = new KeyVersion("cairn-signing", "1");

  /** RFC 7515, appendix A.3: another implementation's key and signature. */
  private static final SigningKey RFC =
      new SigningKey(
          VERSION,
          "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
          "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");

  private static final byte[] RFC_SIGNATURE =
      Base64.getUrlDecoder()
          .decode(
              "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSA"
                  + "pmWQxfKTUJqPP3-Kg6NU1Q");

  private static final byte[] RFC_DIGEST = rfcDigest();

  private static byte[] rfcDigest() {
    String signed =
        "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
            + "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(signed.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void signatureOfAnotherImplementationIsRight() {
    assertThat(RFC.verify(RFC_DIGEST, RFC_SIGNATURE)).isTrue();
  }

  @Test
  void changedOrForgedSignaturesAreWrong() {
    byte[] changed = RFC_SIGNATURE.clone();
    changed[0] ^= 1;
    byte[] all = new byte[64];
    Arrays.fill(all, (byte) 0xff);

    assertThat(RFC.verify(RFC_DIGEST, changed)).isFalse();
    assertThat(RFC.verify(RFC_DIGEST, new byte[64])).isFalse(); // CVE-2022-21449
    assertThat(RFC.verify(RFC_DIGEST, all)).isFalse();
    assertThat(RFC.verify(RFC_DIGEST, new byte[0])).isFalse();
    assertThat(RFC.verify(RFC_DIGEST, Arrays.copyOf(RFC_SIGNATURE, 65))).isFalse();
    assertThat(RFC.verify(new byte[32], RFC_SIGNATURE)).isFalse();
  }

  @Test
  void keyThatIsNoPointOfTheCurveVerifiesNothing() {
    SigningKey zero = new SigningKey(VERSION, "A".repeat(43), "A".repeat(43));
    SigningKey swapped = new SigningKey(VERSION, RFC.y(), RFC.x());
    SigningKey tooLarge = new SigningKey(VERSION, "_".repeat(43), "_".repeat(43));

    for (SigningKey key : new SigningKey[] {zero, swapped, tooLarge}) {
      assertThat(key.verify(RFC_DIGEST, RFC_SIGNATURE)).isFalse();
    }
  }

  @Test
  void digestOfAnotherLengthIsAMistake() {
    assertThatThrownBy(() -> RFC.verify(new byte[31], RFC_SIGNATURE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Computed by openssl. */
  @Test
  void thumbprintIsThatOfRfc7638() {
    assertThat(RFC.thumbprint()).isEqualTo("oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U");
  }

  @Test
  void coordinatesOfAnotherFormAreRefused() {
    assertThatThrownBy(() -> new SigningKey(VERSION, "A".repeat(42), RFC.y()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(VERSION.id());
  }
}
