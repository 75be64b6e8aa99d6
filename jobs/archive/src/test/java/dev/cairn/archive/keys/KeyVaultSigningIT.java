package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.keys.KeyRefusedException.Reason;
import dev.cairn.testkit.azure.KeyVaultStandIn;
import dev.cairn.testkit.azure.VaultOperation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract, and what only a vault does, through the SDK's own client against the stand-in. */
class KeyVaultSigningIT extends SigningServiceContract {

  private static KeyVaultStandIn vault;
  private static VaultOfTest ours;

  @BeforeAll
  static void startVault() throws IOException {
    vault = KeyVaultStandIn.start();
    ours = VaultOfTest.with(vault);
  }

  @AfterAll
  static void stopVault() {
    vault.close();
  }

  @AfterEach
  void restore() throws IOException {
    ours.restore();
  }

  @Override
  protected SigningService openAgain() {
    return ours.openSigner();
  }

  @Override
  protected void rotate() {
    ours.rotateSigning();
  }

  @Override
  protected void refuse() {
    ours.enableSigning(false);
  }

  @Test
  void disabledKeyIsToldFromOneThatIsNotThere() throws Exception {
    KeyVersion version = signer.current().version();
    refuse();

    assertReason(Reason.DISABLED, () -> signer.current());
    assertReason(Reason.DISABLED, () -> signer.sign(version, new byte[32]));
    KeyVersion none = new KeyVersion("none", version.version());
    assertReason(Reason.GONE, () -> signer.sign(none, new byte[32]));
  }

  @Test
  void wrappingKeyDoesNotSign() {
    KeyNames names = new KeyNames("cairn", ours.names().of(TestKeys.scope(KeyClass.PHI)));

    assertReason(Reason.UNFIT, () -> ours.openSigner(names).current());
  }

  @Test
  void manifestCostsOneCall() throws Exception {
    vault.resetCounts();
    Instant[] now = {Instant.parse("2026-11-22T12:00:00Z")};
    SigningService cached = new CachingSigningService(signer, () -> now[0]);

    for (int minute = 0; minute < 30; minute++) {
      cached.sign(cached.current().version(), new byte[32]);
      now[0] = now[0].plus(Duration.ofMinutes(1));
    }

    assertThat(vault.count(VaultOperation.SIGN)).isEqualTo(30);
    assertThat(vault.count(VaultOperation.GET)).isEqualTo(3 + 1); // one by the client itself
  }

  @Test
  void cachedKeyFeelsDisablingAtOnceAndRotationWithinTenMinutes() throws Exception {
    Instant[] now = {Instant.parse("2026-11-22T12:00:00Z")};
    SigningService cached = new CachingSigningService(signer, () -> now[0]);
    SigningKey first = cached.current();

    rotate();
    assertThat(cached.current()).isEqualTo(first);
    now[0] = now[0].plus(Duration.ofMinutes(10));
    SigningKey second = cached.current();
    assertThat(second.version()).isNotEqualTo(first.version());

    refuse();
    assertReason(Reason.DISABLED, () -> cached.sign(second.version(), new byte[32]));
    assertReason(Reason.DISABLED, cached::current);
  }

  private interface Call {
    void run() throws Exception;
  }

  private static void assertReason(Reason reason, Call call) {
    assertThatThrownBy(call::run)
        .isInstanceOf(KeyRefusedException.class)
        .extracting(e -> ((KeyRefusedException) e).reason())
        .isEqualTo(reason);
  }
}
