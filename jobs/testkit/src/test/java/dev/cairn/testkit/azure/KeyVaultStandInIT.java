package dev.cairn.testkit.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.models.CreateEcKeyOptions;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import com.azure.security.keyvault.keys.models.KeyCurveName;
import com.azure.security.keyvault.keys.models.KeyProperties;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of keys, driven by the SDK's own client. */
class KeyVaultStandInIT {

  private static KeyVaultStandIn vault;
  private static KeyClient keys;

  private final String name = "key-" + UUID.randomUUID();

  @BeforeAll
  static void start() throws IOException {
    vault = KeyVaultStandIn.start();
    keys = new VaultClients(vault).keys();
  }

  @AfterAll
  static void stop() {
    vault.close();
  }

  @BeforeEach
  void everySwitchOff() throws IOException {
    vault.unreachable(false);
    vault.unavailable(false);
    vault.throttle(0);
    vault.deny(Set.of());
    vault.refuseGetOfDisabledKey(false);
    vault.resetCounts();
  }

  @ParameterizedTest
  @ValueSource(ints = {2048, 3072, 4096})
  void makesRsaKeysOfTheSizeAskedFor(int bits) {
    KeyVaultKey made = keys.createRsaKey(new CreateRsaKeyOptions(name).setKeySize(bits));

    assertThat(made.getKey().getN()).hasSize(bits / 8);
    assertThat(made.getId())
        .matches(vault.vaultUri() + "/keys/" + name + "/[0-9a-f]{32}")
        .isEqualTo(keys.getKey(name).getId());
  }

  @Test
  void anotherSizeOrCurveIsABadParameter() {
    assertRefused(
        400, () -> keys.createRsaKey(new CreateRsaKeyOptions(name).setKeySize(1024)));
    assertRefused(
        400,
        () -> keys.createEcKey(new CreateEcKeyOptions(name).setCurveName(KeyCurveName.P_384)));
  }

  @Test
  void keepsTagsAndAttributes() {
    keys.createEcKey(new CreateEcKeyOptions(name).setTags(Map.of("class", "phi")));

    KeyProperties properties = keys.getKey(name).getProperties();

    assertThat(properties.getTags()).containsEntry("class", "phi");
    assertThat(properties.isEnabled()).isTrue();
    assertThat(properties.getCreatedOn()).isNotNull();
  }

  @Test
  void theNewestVersionAnswersToTheNameAndOlderOnesStay() {
    KeyVaultKey first = keys.createRsaKey(new CreateRsaKeyOptions(name));
    KeyVaultKey second = keys.rotateKey(name);

    assertThat(keys.getKey(name).getId()).isEqualTo(second.getId()).isNotEqualTo(first.getId());
    assertThat(keys.getKey(name, first.getProperties().getVersion()).getKey().getN())
        .isEqualTo(first.getKey().getN());
  }

  @Test
  void listsAllVersionsOverTwoPages() {
    int versions = 26;
    IntStream.range(0, versions).forEach(i -> keys.createEcKey(new CreateEcKeyOptions(name)));

    assertThat(keys.listPropertiesOfKeyVersions(name))
        .extracting(KeyProperties::getVersion)
        .hasSize(versions)
        .doesNotHaveDuplicates();
    assertThat(vault.count(VaultOperation.LIST_VERSIONS)).isEqualTo(2);
  }

  @Test
  void aMissingKeyIsNotFoundByItsCode() {
    assertThatThrownBy(() -> keys.getKey("none"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("KeyNotFound");
  }

  @Test
  void aDisabledVersionTellsSoAndCanBeEnabledAgain() {
    KeyProperties made = keys.createEcKey(new CreateEcKeyOptions(name)).getProperties();

    keys.updateKeyProperties(made.setEnabled(false));
    assertThat(keys.getKey(name).getProperties().isEnabled()).isFalse();

    keys.updateKeyProperties(made.setEnabled(true));
    assertThat(keys.getKey(name).getProperties().isEnabled()).isTrue();
  }

  @Test
  void readingADisabledKeyIsRefusedOnlyOnWish() {
    keys.createEcKey(new CreateEcKeyOptions(name).setEnabled(false));
    assertThat(keys.getKey(name).getProperties().isEnabled()).isFalse();

    vault.refuseGetOfDisabledKey(true);

    assertThatThrownBy(() -> keys.getKey(name))
        .isInstanceOf(HttpResponseException.class)
        .hasMessageContaining("KeyDisabled");
  }

  @Test
  void aDeletedKeyIsGoneUntilItIsRecoveredAndItsNameIsTaken() {
    String id = keys.createEcKey(new CreateEcKeyOptions(name)).getId();
    delete(name);

    assertThatThrownBy(() -> keys.getKey(name)).isInstanceOf(ResourceNotFoundException.class);
    assertRefused(409, () -> keys.createEcKey(new CreateEcKeyOptions(name)));
    assertThat(keys.getDeletedKey(name).getRecoveryId()).endsWith("/deletedkeys/" + name);

    keys.beginRecoverDeletedKey(name)
        .setPollInterval(Duration.ofMillis(20))
        .waitForCompletion(Duration.ofSeconds(10));
    assertThat(keys.getKey(name).getId()).isEqualTo(id);
  }

  @Test
  void aPurgedKeyIsGoneForEver() {
    keys.createEcKey(new CreateEcKeyOptions(name));
    delete(name);

    keys.purgeDeletedKey(name);

    assertThatThrownBy(() -> keys.getDeletedKey(name))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(keys.createEcKey(new CreateEcKeyOptions(name)).getName()).isEqualTo(name);
  }

  @Test
  void anotherTokenIsRefusedAndNotCounted() {
    KeyClient stranger = new VaultClients(vault, "another token").keys();

    assertRefused(401, () -> stranger.getKey(name));
    assertThat(vault.count(VaultOperation.GET)).isZero();
  }

  @Test
  void aDeniedOperationIsForbidden() {
    vault.deny(Set.of(VaultOperation.GET));
    assertRefused(403, () -> keys.getKey(name));

    vault.deny(Set.of());
    assertRefused(404, () -> keys.getKey(name));
  }

  @Test
  void throttlingEndsAfterTheRequestsAskedForAndTheSdkRetries() {
    keys.createEcKey(new CreateEcKeyOptions(name));
    vault.throttle(2);

    assertThat(keys.getKey(name).getName()).isEqualTo(name);
    assertThat(vault.count(VaultOperation.GET)).isEqualTo(3);

    vault.throttle(3);
    assertRefused(429, () -> keys.getKey(name));
  }

  @Test
  void anOutageAnswers503AndTheKeysAreThereAfterwards() {
    keys.createEcKey(new CreateEcKeyOptions(name));

    vault.unavailable(true);
    assertRefused(503, () -> keys.getKey(name));

    vault.unavailable(false);
    assertThat(keys.getKey(name).getName()).isEqualTo(name);
  }

  @Test
  void whileUnreachableConnectionsAreRefusedAndTheKeysAreThereAfterwards() throws IOException {
    keys.createEcKey(new CreateEcKeyOptions(name));

    vault.unreachable(true);
    assertThatThrownBy(() -> keys.getKey(name)).hasRootCauseInstanceOf(IOException.class);

    vault.unreachable(false);
    assertThat(keys.getKey(name).getName()).isEqualTo(name);
  }

  private void delete(String name) {
    keys.beginDeleteKey(name)
        .setPollInterval(Duration.ofMillis(20))
        .waitForCompletion(Duration.ofSeconds(10));
  }

  private static void assertRefused(int status, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            HttpResponseException.class,
            e -> assertThat(e.getResponse().getStatusCode()).isEqualTo(status));
  }
}
