package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SigningService} owes its users. Each service's test extends this class. */
public abstract class SigningServiceContract {

  private static final byte[] DIGEST = digest(1);

  /** The service under test, with one version of its key at first. */
  protected SigningService signer;

  /** Opens the key of the running test; services that keep it outside see the same key again. */
  protected abstract SigningService openAgain() throws IOException;

  /** Makes a new version the current one. */
  protected abstract void rotate() throws IOException;

  /** Takes the right to sign by the current version away, as its owner can. */
  protected abstract void refuse() throws IOException;

  @BeforeEach
  void open() throws IOException {
    signer = openAgain();
  }

  @AfterEach
  void close() throws IOException {
    signer.close();
  }

  @Test
  void signatureIsRightForWhatWasSignedAlone() throws Exception {
    SigningKey key = signer.current();

    byte[] signature = signer.sign(key.version(), DIGEST);

    assertThat(signature).hasSize(64);
    assertThat(key.verify(DIGEST, signature)).isTrue();
    assertThat(key.verify(digest(2), signature)).isFalse();
    signature[40] ^= 1;
    assertThat(key.verify(DIGEST, signature)).isFalse();
  }

  /** Numbers below 2^248 must keep their zeros: one in 128 signatures has one. */
  @Test
  void everySignatureHasItsFullLength() throws Exception {
    SigningKey key = signer.current();

    for (int i = 0; i < 300; i++) {
      byte[] signature = signer.sign(key.version(), digest(i));
      assertThat(signature).hasSize(64);
      assertThat(key.verify(digest(i), signature)).isTrue();
    }
  }

  @Test
  void currentKeyStays() throws Exception {
    assertThat(signer.current()).isEqualTo(signer.current());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 64})
  void otherDigestsAreRefused(int length) throws Exception {
    KeyVersion version = signer.current().version();

    assertThatThrownBy(() -> signer.sign(version, new byte[length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 bytes");
  }

  @Test
  void unknownVersionIsRefusedByName() throws Exception {
    KeyVersion known = signer.current().version();
    KeyVersion unknown = new KeyVersion(known.name(), "0123456789abcdef0123456789abcdef");

    assertThatThrownBy(() -> signer.sign(unknown, DIGEST))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageContaining(unknown.id());
  }

  @Test
  void rotatedKeyIsAnotherAndTheOldOneStillSigns() throws Exception {
    SigningKey old = signer.current();

    rotate();
    SigningKey current = signer.current();

    assertThat(current.version().name()).isEqualTo(old.version().name());
    assertThat(current.version()).isNotEqualTo(old.version());
    assertThat(current.thumbprint()).isNotEqualTo(old.thumbprint());
    byte[] byOld = signer.sign(old.version(), DIGEST);
    assertThat(old.verify(DIGEST, byOld)).isTrue();
    assertThat(current.verify(DIGEST, byOld)).isFalse();
  }

  @Test
  void refusedKeySignsNoMore() throws Exception {
    KeyVersion version = signer.current().version();

    refuse();

    assertThatThrownBy(() -> signer.sign(version, DIGEST))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageContaining(version.id());
  }

  private static byte[] digest(int seed) {
    byte[] digest = new byte[32];
    new Random(seed).nextBytes(digest);
    return digest;
  }
}
