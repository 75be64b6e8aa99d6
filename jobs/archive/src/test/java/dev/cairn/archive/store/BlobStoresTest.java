package dev.cairn.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobStoresTest {

  private static final String CONNECTION =
      "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=c2VjcmV0LWtleQ==;"
          + "EndpointSuffix=core.windows.net";

  @TempDir Path directory;

  @Test
  void fileUriOpensADirectory() throws Exception {
    URI uri = directory.toUri();

    try (BlobStore store = BlobStores.open(uri)) {
      assertThat(store.uri()).isEqualTo(uri);
      assertThat(store.worm()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:relative", "file://host/path", "s3://bucket", "no-scheme", "azblob://account",
        "azblob://account/", "azblob://account/Container", "azblob://account/co",
        "azblob://account/container/../x", "azblob://user@account/container",
        "azblob:account/container"
      })
  void otherUrisAreRefusedWithTheFormsAllowed(String uri) {
    assertThatThrownBy(() -> BlobStores.open(URI.create(uri), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(uri)
        .hasMessageContaining("Use ");
  }

  @Test
  void sharedAccessSignatureIsRefusedWithoutShowingIt() {
    URI uri = URI.create("azblob://account/container?sv=1&sig=c2VjcmV0");

    assertThatThrownBy(() -> BlobStores.open(uri, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("azblob://account/container'")
        .hasMessageNotContaining("c2VjcmV0");
  }

  @Test
  void fileIsNoArchive() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> BlobStores.open(file.toUri()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not a directory");
  }

  @Test
  void azureUriMayHaveAPrefix() {
    assertThat(AzureLocation.parse(URI.create("azblob://acme/audit")))
        .isEqualTo(new AzureLocation("acme", "audit", ""));
    assertThat(AzureLocation.parse(URI.create("azblob://acme/audit/")).prefix()).isEmpty();
    assertThat(AzureLocation.parse(URI.create("azblob://acme/audit/a/b")).prefix())
        .isEqualTo("a/b/");
  }

  @Test
  void accountWithADotIsAHost() {
    AzureLocation usual = AzureLocation.parse(URI.create("azblob://acme/audit"));
    AzureLocation other =
        AzureLocation.parse(URI.create("azblob://acme.blob.core.usgovcloudapi.net/audit"));

    assertThat(usual.endpoint()).isEqualTo("https://acme.blob.core.windows.net");
    assertThat(other.endpoint()).isEqualTo("https://acme.blob.core.usgovcloudapi.net");
    assertThat(other.accountName()).isEqualTo("acme");
  }

  @Test
  void connectionStringComesFromTheEnvironment() throws Exception {
    URI uri = URI.create("azblob://acme/audit");

    try (BlobStore store = BlobStores.open(uri, Map.of(AzureSettings.VALUE, CONNECTION))) {
      assertThat(store.uri()).isEqualTo(uri);
    }
  }

  @Test
  void connectionStringOfAnotherAccountIsRefusedWithoutShowingIt() {
    assertThatThrownBy(
            () ->
                BlobStores.open(
                    URI.create("azblob://other/audit"), Map.of(AzureSettings.VALUE, CONNECTION)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("account acme")
        .hasMessageNotContaining("c2VjcmV0");
  }

  @Test
  void malformedConnectionStringIsRefusedWithoutShowingIt() {
    assertThatThrownBy(
            () ->
                BlobStores.open(
                    URI.create("azblob://acme/audit"),
                    Map.of(AzureSettings.VALUE, "AccountKey c2VjcmV0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(AzureSettings.VALUE)
        .hasMessageNotContaining("c2VjcmV0");
  }

  @Test
  void connectionStringComesFromAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), CONNECTION + "\n");

    AzureSettings settings = AzureSettings.read(Map.of(AzureSettings.FILE, file.toString()));

    assertThat(settings.connectionString()).contains(CONNECTION);
    assertThat(settings).hasToString("connection string");
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> AzureSettings.read(Map.of(AzureSettings.FILE, "/no/such/file")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(AzureSettings.FILE)
        .hasMessageContaining("/no/such/file");
  }

  @Test
  void twoConnectionStringsAreOneTooMany() {
    assertThatThrownBy(
            () -> AzureSettings.read(Map.of(AzureSettings.FILE, "x", AzureSettings.VALUE, "y")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unset one");
  }
}
