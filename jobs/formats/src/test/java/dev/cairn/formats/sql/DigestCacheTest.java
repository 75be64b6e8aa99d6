package dev.cairn.formats.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A cache that shows only in the time it saves. */
class DigestCacheTest {

  @Property(tries = 300)
  void saysWhatIsTrueWithoutIt(
      @ForAll @Size(max = 50) List<@Size(max = 40) byte[]> forms, @ForAll byte filler) {
    DigestCache cache = new DigestCache();
    for (int round = 0; round < 2; round++) {
      for (byte[] form : forms) {
        byte[] buffer = new byte[100];
        Arrays.fill(buffer, filler);
        System.arraycopy(form, 0, buffer, 0, form.length);

        assertThat(cache.digest(buffer, form.length))
            .isEqualTo(sha256(form));
      }
    }
  }

  @Test
  void tellsApartFormsThatShareAPlace() {
    DigestCache cache = new DigestCache();
    for (int i = 0; i < 20_000; i++) {
      byte[] form = ("select c" + i % 7_000 + " from t").getBytes(StandardCharsets.UTF_8);

      assertThat(cache.digest(form, form.length))
          .isEqualTo(sha256(form));
    }
  }

  @Test
  void keepsNoLongForm() {
    byte[] form = new byte[5_000];
    DigestCache cache = new DigestCache();

    for (int i = 0; i < 2; i++) {
      form[4_999] = (byte) i;
      assertThat(cache.digest(form, form.length))
          .isEqualTo(sha256(form));
    }
  }

  private static String sha256(byte[] form) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(form);
      return HexFormat.of().formatHex(hash).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
