package dev.cairn.testkit.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobStorageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AzuriteIT {

  private static Azurite azurite;

  @BeforeAll
  static void start() throws IOException {
    try {
      azurite = Azurite.start();
    } catch (AzuriteUnavailableException e) {
      Assumptions.abort("NOT TESTED against Azurite: " + e.getMessage());
    }
  }

  @AfterAll
  static void stop() {
    if (azurite != null) {
      azurite.close();
    }
  }

  @Test
  void theSdkWritesABlobOnceAndReadsItBack() {
    BlobContainerClient container =
        new BlobServiceClientBuilder()
            .connectionString(azurite.connectionString())
            .buildClient()
            .createBlobContainer("a-container");
    var blob = container.getBlobClient("a/blob");
    blob.upload(BinaryData.fromString("first"), false);

    assertThatThrownBy(() -> blob.upload(BinaryData.fromString("second"), false))
        .isInstanceOfSatisfying(
            BlobStorageException.class, e -> assertThat(e.getStatusCode()).isEqualTo(409));
    assertThat(blob.downloadContent().toString()).isEqualTo("first");
    assertThat(blob.getBlobUrl()).startsWith(azurite.blobEndpoint().toString());
  }

  @Test
  void twoDoNotDisturbEachOther() throws IOException {
    try (Azurite other = Azurite.start()) {
      assertThat(other.blobEndpoint()).isNotEqualTo(azurite.blobEndpoint());
    }
  }

  @Test
  void aKilledParentLeavesNoAzurite() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AzuriteParent.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var output =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
    ProcessHandle child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();

    parent.destroyForcibly().waitFor();

    child.onExit().get(10, TimeUnit.SECONDS);
    assertThat(child.isAlive()).isFalse();
  }
}
