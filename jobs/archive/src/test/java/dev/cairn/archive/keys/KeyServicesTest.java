package dev.cairn.archive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyServicesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keyfile:relative", "keyfile://host/path", "keyfile:///path?x", "keyvault:name",
        "keyvault://a/keys", "keyvault://user@a", "keyvault://a?x", "vault://a", "a"
      })
  void otherUrisAreRefusedWithTheFormsAllowed(String uri) {
    assertThatThrownBy(() -> KeyServices.open(URI.create(uri), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(uri)
        .hasMessageContaining("Use ");
    assertThatThrownBy(() -> KeyServices.openSigner(URI.create(uri), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Use ");
  }

  @ParameterizedTest
  @CsvSource({
    "keyvault://acme, https://acme.vault.azure.net",
    "keyvault://acme/, https://acme.vault.azure.net",
    "keyvault://acme.vault.azure.cn, https://acme.vault.azure.cn",
    "keyvault://localhost:8443, https://localhost:8443"
  })
  void vaultIsFoundByNameOrHost(String uri, String endpoint) {
    assertThat(KeyVault.endpoint(URI.create(uri))).isEqualTo(endpoint);
  }

  @ParameterizedTest
  @CsvSource({
    "https://localhost:8443, true",
    "https://127.0.0.1:8443, true",
    "https://127.0.0.1, true",
    "https://acme.vault.azure.net, false",
    "https://localhost.evil.example, false",
    "https://127.0.0.1.evil.example, false"
  })
  void vaultOnThisMachineAloneNeedNotProveItsDomain(String endpoint, boolean loopback) {
    assertThat(KeyVault.isLoopback(endpoint)).isEqualTo(loopback);
  }

  @Test
  void keysAreNamedByClassAndPart() {
    KeyNames names = KeyNames.read(Map.of());

    assertThat(names.of(new KeyScope("flow-logs", KeyClass.METADATA)))
        .isEqualTo("cairn-flow-logs-metadata");
    assertThat(names.of(new KeyScope("flow-logs", KeyClass.PHI))).isEqualTo("cairn-flow-logs-phi");
    assertThat(names.signing()).isEqualTo("cairn-signing");
  }

  @Test
  void keyNamesComeFromTheEnvironment() {
    Map<String, String> prefix = Map.of("CAIRN_KEYVAULT_KEY_PREFIX", "Acme-2");

    assertThat(KeyNames.read(prefix).of(TestKeys.scope(KeyClass.PHI)))
        .isEqualTo("Acme-2-queries-phi");
    assertThat(KeyNames.read(prefix).signing()).isEqualTo("Acme-2-signing");
    assertThat(KeyNames.read(Map.of("CAIRN_KEYVAULT_SIGNING_KEY", "notary")).signing())
        .isEqualTo("notary");
  }

  @Test
  void longestNameIsOneThatAVaultTakes() {
    KeyNames names = KeyNames.read(Map.of("CAIRN_KEYVAULT_KEY_PREFIX", "p".repeat(64)));

    assertThat(names.of(new KeyScope("c".repeat(40), KeyClass.METADATA)))
        .hasSizeLessThanOrEqualTo(127);
  }

  @ParameterizedTest
  @CsvSource({
    "CAIRN_KEYVAULT_KEY_PREFIX, a/b", "CAIRN_KEYVAULT_KEY_PREFIX, ''",
    "CAIRN_KEYVAULT_SIGNING_KEY, a_b"
  })
  void wrongKeyNamesAreRefusedByTheirVariable(String variable, String value) {
    URI vault = URI.create("keyvault://acme");

    assertThatThrownBy(() -> KeyServices.openSigner(vault, Map.of(variable, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(variable + " is '" + value + "'; allowed: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "name", "/v", "name/", "a/b/c", "../v", "a b/v", "name/v?x"})
  void keyVersionOfAnotherFormIsRefused(String id) {
    assertThatThrownBy(() -> KeyVersion.parse(id)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keyVersionIsReadAsItIsWritten() {
    KeyVersion version = new KeyVersion("cairn-phi", "8d6580e2fcd1aeaf083c49f07705883a");

    assertThat(version.id()).isEqualTo("cairn-phi/8d6580e2fcd1aeaf083c49f07705883a");
    assertThat(KeyVersion.parse(version.id())).isEqualTo(version);
  }
}
