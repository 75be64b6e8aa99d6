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
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of keys, driven by the SDK's own client. */
class KeyVaultStandInIT {

  private KeyVaultStandIn vault;
  private KeyClient keys;

  @BeforeEach
  void start() throws IOException {
    vault = KeyVaultStandIn.start();
    keys = new VaultClients(vault).keys();
  }

  @AfterEach
  void stop() {
    vault.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2048, 3072, 4096})
  void makesRsaKeysOfTheSizeAskedFor(int bits) {
    KeyVaultKey made = keys.createRsaKey(new CreateRsaKeyOptions("rsa").setKeySize(bits));

    assertThat(made.getKey().getN()).hasSize(bits / 8);
    assertThat(made.getId())
        .matches(vault.vaultUri() + "/keys/rsa/[0-9a-f]{32}")
        .isEqualTo(keys.getKey("rsa").getId());
  }

  @Test
  void anotherSizeOrCurveIsABadParameter() {
    assertRefused(
        400, () -> keys.createRsaKey(new CreateRsaKeyOptions("rsa").setKeySize(1024)));
    assertRefused(
        400,
        () -> keys.createEcKey(new CreateEcKeyOptions("ec").setCurveName(KeyCurveName.P_384)));
  }

  @Test
  void keepsTagsAndAttributes() {
    keys.createEcKey(new CreateEcKeyOptions("ec").setTags(Map.of("class", "phi")));

    KeyProperties properties = keys.getKey("ec").getProperties();

    assertThat(properties.getTags()).containsEntry("class", "phi");
    assertThat(properties.isEnabled()).isTrue();
    assertThat(properties.getCreatedOn()).isNotNull();
  }

  @Test
  void theNewestVersionAnswersToTheNameAndOlderOnesStay() {
    KeyVaultKey first = keys.createRsaKey(new CreateRsaKeyOptions("rsa"));
    KeyVaultKey second = keys.rotateKey("rsa");

    assertThat(keys.getKey("rsa").getId()).isEqualTo(second.getId()).isNotEqualTo(first.getId());
    assertThat(keys.getKey("rsa", first.getProperties().getVersion()).getKey().getN())
        .isEqualTo(first.getKey().getN());
  }

  @Test
  void listsAllVersionsOverSeveralPages() {
    int versions = 60;
    IntStream.range(0, versions).forEach(i -> keys.createEcKey(new CreateEcKeyOptions("ec")));

    assertThat(keys.listPropertiesOfKeyVersions("ec"))
        .extracting(KeyProperties::getVersion)
        .hasSize(versions)
        .doesNotHaveDuplicates();
    assertThat(vault.count(VaultOperation.LIST_VERSIONS)).isEqualTo(3);
  }

  @Test
  void aMissingKeyIsNotFoundByItsCode() {
    assertThatThrownBy(() -> keys.getKey("none"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("KeyNotFound");
  }

  @Test
  void aDisabledVersionTellsSoAndCanBeEnabledAgain() {
    KeyProperties made = keys.createEcKey(new CreateEcKeyOptions("ec")).getProperties();

    keys.updateKeyProperties(made.setEnabled(false));
    assertThat(keys.getKey("ec").getProperties().isEnabled()).isFalse();

    keys.updateKeyProperties(made.setEnabled(true));
    assertThat(keys.getKey("ec").getProperties().isEnabled()).isTrue();
  }

  @Test
  void readingADisabledKeyIsRefusedOnlyOnWish() {
    keys.createEcKey(new CreateEcKeyOptions("ec").setEnabled(false));
    assertThat(keys.getKey("ec").getProperties().isEnabled()).isFalse();

    vault.refuseGetOfDisabledKey(true);

    assertThatThrownBy(() -> keys.getKey("ec"))
        .isInstanceOf(HttpResponseException.class)
        .hasMessageContaining("KeyDisabled");
  }

  @Test
  void aDeletedKeyIsGoneUntilItIsRecoveredAndItsNameIsTaken() {
    String id = keys.createEcKey(new CreateEcKeyOptions("ec")).getId();
    delete("ec");

    assertThatThrownBy(() -> keys.getKey("ec")).isInstanceOf(ResourceNotFoundException.class);
    assertRefused(409, () -> keys.createEcKey(new CreateEcKeyOptions("ec")));
    assertThat(keys.getDeletedKey("ec").getRecoveryId()).endsWith("/deletedkeys/ec");

    keys.beginRecoverDeletedKey("ec")
        .setPollInterval(Duration.ofMillis(20))
        .waitForCompletion(Duration.ofSeconds(10));
    assertThat(keys.getKey("ec").getId()).isEqualTo(id);
  }

  @Test
  void aPurgedKeyIsGoneForEver() {
    keys.createEcKey(new CreateEcKeyOptions("ec"));
    delete("ec");

    keys.purgeDeletedKey("ec");

    assertThatThrownBy(() -> keys.getDeletedKey("ec"))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(keys.createEcKey(new CreateEcKeyOptions("ec")).getName()).isEqualTo("ec");
  }

  @Test
  void anotherTokenIsRefusedAndNotCounted() {
    KeyClient stranger = new VaultClients(vault, "another token").keys();

    assertRefused(401, () -> stranger.getKey("ec"));
    assertThat(vault.count(VaultOperation.GET)).isZero();
  }

  @Test
  void aDeniedOperationIsForbidden() {
    vault.deny(Set.of(VaultOperation.GET));
    assertRefused(403, () -> keys.getKey("ec"));

    vault.deny(Set.of());
    assertRefused(404, () -> keys.getKey("ec"));
  }

  @Test
  void throttlingEndsAfterTheRequestsAskedForAndTheSdkRetries() {
    keys.createEcKey(new CreateEcKeyOptions("ec"));
    vault.throttle(2);

    assertThat(keys.getKey("ec").getName()).isEqualTo("ec");
    assertThat(vault.count(VaultOperation.GET)).isEqualTo(3);

    vault.throttle(3);
    assertRefused(429, () -> keys.getKey("ec"));
  }

  @Test
  void anOutageAnswers503AndTheKeysAreThereAfterwards() {
    keys.createEcKey(new CreateEcKeyOptions("ec"));

    vault.unavailable(true);
    assertRefused(503, () -> keys.getKey("ec"));

    vault.unavailable(false);
    assertThat(keys.getKey("ec").getName()).isEqualTo("ec");
  }

  @Test
  void whileUnreachableConnectionsAreRefusedAndTheKeysAreThereAfterwards() throws IOException {
    keys.createEcKey(new CreateEcKeyOptions("ec"));

    vault.unreachable(true);
    assertThatThrownBy(() -> keys.getKey("ec")).hasRootCauseInstanceOf(IOException.class);

    vault.unreachable(false);
    assertThat(keys.getKey("ec").getName()).isEqualTo("ec");
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
