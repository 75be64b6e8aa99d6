package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.testkit.azure.KeyVaultStandIn;
import dev.cairn.testkit.azure.VaultOperation;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract, and what only a vault does, through the SDK's own client against the stand-in. */
class KeyVaultKeysIT extends KeyServiceContract {

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
  protected KeyService openAgain() {
    return ours.open();
  }

  @Override
  protected void rotate(KeyClass keyClass) {
    ours.rotate(keyClass);
  }

  @Override
  protected void refuse(KeyClass keyClass) {
    ours.disable(keyClass);
  }

  @Override
  protected void addClass(String retentionClass) {
    ours.addClass(retentionClass);
  }

  @Override
  protected void destroy(String retentionClass) {
    ours.destroyClass(retentionClass);
  }

  @Test
  void disabledKeyIsRefusedWhetherOrNotTheVaultShowsIt() {
    ours.disable(KeyClass.PHI);

    assertRefused(() -> keys.current(TestKeys.scope(KeyClass.PHI)), "disabled");
    vault.refuseGetOfDisabledKey(true);
    assertRefused(() -> keys.current(TestKeys.scope(KeyClass.PHI)), "403");
  }

  @Test
  void runningServiceFeelsADisabledKey() throws Exception {
    KeyVersion phi = keys.current(TestKeys.scope(KeyClass.PHI));
    byte[] wrapped = keys.wrap(phi, new byte[32]);

    ours.disable(KeyClass.PHI);

    assertRefused(() -> keys.unwrap(phi, wrapped), phi.id());
  }

  @Test
  void deletedKeyIsRefusedUntilItIsRecovered() throws Exception {
    KeyVersion phi = keys.current(TestKeys.scope(KeyClass.PHI));
    byte[] wrapped = keys.wrap(phi, new byte[32]);

    ours.delete(KeyClass.PHI);

    try {
      assertRefused(() -> keys.current(TestKeys.scope(KeyClass.PHI)), "404");
      assertRefused(() -> keys.unwrap(phi, wrapped), "404");
    } finally {
      ours.recover(KeyClass.PHI);
    }
    assertThat(keys.unwrap(phi, wrapped)).isEqualTo(new byte[32]);
  }

  @Test
  void missingRightIsARefusalThatNamesIt() throws Exception {
    KeyVersion phi = keys.current(TestKeys.scope(KeyClass.PHI));
    byte[] wrapped = keys.wrap(phi, new byte[32]);

    vault.deny(EnumSet.of(VaultOperation.UNWRAP_KEY));

    assertRefused(
        () -> keys.unwrap(phi, wrapped), "this identity lacks get, wrapKey, unwrapKey or sign");
    assertThat(keys.wrap(phi, new byte[32])).isNotEmpty();
  }

  @Test
  void missingRightToGetDoesNotKeepReadersOut() throws Exception {
    KeyVersion phi = keys.current(TestKeys.scope(KeyClass.PHI));
    byte[] wrapped = keys.wrap(phi, new byte[32]);

    vault.deny(EnumSet.of(VaultOperation.GET));

    try (KeyService reader = ours.open()) {
      assertThat(reader.unwrap(phi, wrapped)).isEqualTo(new byte[32]);
      assertRefused(() -> reader.current(TestKeys.scope(KeyClass.PHI)), "403");
    }
  }

  @Test
  void shortThrottlingIsWaitedOut() throws Exception {
    vault.throttle(1);

    assertThat(keys.current(TestKeys.scope(KeyClass.PHI)).name()).isEqualTo("cairn-queries-phi");
  }

  @Test
  void longThrottlingIsTroubleAndNoRefusal() {
    vault.throttle(1_000);

    assertTrouble(() -> keys.current(TestKeys.scope(KeyClass.PHI)), "throttles (429)");
  }

  @Test
  void failingVaultIsTroubleAndNoRefusal() throws Exception {
    KeyVersion phi = keys.current(TestKeys.scope(KeyClass.PHI));

    vault.unavailable(true);

    assertTrouble(() -> keys.wrap(phi, new byte[32]), "failed with 503");
  }

  @Test
  void vaultOutOfReachIsTroubleAndNoRefusalAndPasses() throws Exception {
    KeyVersion phi = keys.current(TestKeys.scope(KeyClass.PHI));
    vault.unreachable(true);

    assertTrouble(() -> keys.unwrap(phi, new byte[256]), "is out of reach");

    vault.unreachable(false);
    assertThat(keys.current(TestKeys.scope(KeyClass.PHI))).isEqualTo(phi);
  }

  @Test
  void failedLoginIsTroubleAndNoRefusal() {
    KeyService stranger = ours.openWithToken("another");

    assertTrouble(() -> stranger.current(TestKeys.scope(KeyClass.PHI)), "No Azure login");
  }

  @Test
  void versionOfAFileIsAskedForEvenAfterARotation() throws Exception {
    KeyVersion old = keys.current(TestKeys.scope(KeyClass.PHI));
    ours.rotate(KeyClass.PHI);

    byte[] wrapped = keys.wrap(old, new byte[32]);

    assertThat(keys.unwrap(old, wrapped)).isEqualTo(new byte[32]);
    assertRefused(() -> keys.unwrap(keys.current(TestKeys.scope(KeyClass.PHI)), wrapped), "400");
  }

  @Test
  void aThousandFilesOfADayCostTheVaultAFewCalls() throws Exception {
    vault.resetCounts();
    FileKeys writer = new FileKeys(keys);
    FileKeys reader = new FileKeys(ours.open());

    for (int file = 0; file < 1_000; file++) {
      for (KeyClass keyClass : KeyClass.values()) {
        DataKey made = writer.newDataKey(TestKeys.scope(keyClass));
        assertThat(reader.unwrap(made.keyMaterialJson())).isEqualTo(made.key());
      }
    }

    assertThat(vault.count(VaultOperation.WRAP_KEY)).isEqualTo(2);
    assertThat(vault.count(VaultOperation.UNWRAP_KEY)).isEqualTo(2);
    assertThat(vault.count(VaultOperation.GET)).isLessThanOrEqualTo(6);
  }

  private static void assertRefused(ThrowingCallable call, String reason) {
    assertThatThrownBy(call)
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageContaining(reason);
  }

  private static void assertTrouble(ThrowingCallable call, String reason) {
    assertThatThrownBy(call)
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(KeyRefusedException.class)
        .hasMessageContaining(reason);
  }
}
