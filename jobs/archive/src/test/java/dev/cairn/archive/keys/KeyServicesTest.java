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
  }

  @ParameterizedTest
  @CsvSource({
    "keyvault://acme, https://acme.vault.azure.net",
    "keyvault://acme/, https://acme.vault.azure.net",
    "keyvault://acme.vault.azure.cn, https://acme.vault.azure.cn",
    "keyvault://localhost:8443, https://localhost:8443"
  })
  void vaultIsFoundByNameOrHost(String uri, String endpoint) {
    assertThat(KeyVaultKeys.endpoint(URI.create(uri))).isEqualTo(endpoint);
  }

  @Test
  void keyNamesHaveDefaults() {
    assertThat(KeyNames.read(Map.of())).isEqualTo(new KeyNames("cairn-metadata", "cairn-phi"));
  }

  @Test
  void keyNamesComeFromTheEnvironment() {
    KeyNames names =
        KeyNames.read(
            Map.of("CAIRN_KEYVAULT_METADATA_KEY", "meta", "CAIRN_KEYVAULT_PHI_KEY", "health"));

    assertThat(names.of(KeyClass.METADATA)).isEqualTo("meta");
    assertThat(names.of(KeyClass.PHI)).isEqualTo("health");
  }

  @Test
  void wrongKeyNamesAreRefusedByTheirVariable() {
    assertThatThrownBy(() -> KeyNames.read(Map.of("CAIRN_KEYVAULT_PHI_KEY", "a/b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CAIRN_KEYVAULT_PHI_KEY is no key name: 'a/b'");
    assertThatThrownBy(() -> KeyNames.read(Map.of("CAIRN_KEYVAULT_PHI_KEY", "cairn-metadata")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("who reads one would read both");
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
