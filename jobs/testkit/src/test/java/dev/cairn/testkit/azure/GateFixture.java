package dev.cairn.testkit.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobImmutabilityPolicy;
import com.azure.storage.blob.models.BlobImmutabilityPolicyMode;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A gate on Azurite, and the SDK's clients for it: for a whole class as a static extension, or for
 * one test by {@link #start}.
 */
final class GateFixture implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

  private static final com.azure.core.http.HttpClient HTTP = new JdkHttpClientBuilder().build();

  private Azurite azurite;
  private Path state;
  private WormGate gate;

  static GateFixture start(Path state) throws IOException {
    var fixture = new GateFixture();
    fixture.begin(state);
    return fixture;
  }

  private void begin(Path folder) throws IOException {
    state = folder;
    try {
      azurite = Azurite.start();
    } catch (AzuriteUnavailableException e) {
      Assumptions.abort("NOT TESTED against Azurite: " + e.getMessage());
    }
    restart();
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    begin(Files.createTempDirectory("worm-gate"));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    close();
    Files.deleteIfExists(state.resolve("worm-gate.jsonl"));
    Files.delete(state);
  }

  /** Ends the gate, if it runs, and starts another on the same state. */
  void restart() throws IOException {
    if (gate != null) {
      gate.close();
    }
    gate =
        WormGate.builder()
            .azurite(azurite)
            .state(state)
            .versionLevelImmutability(container -> !container.startsWith("plain"))
            .start();
  }

  WormGate gate() {
    return gate;
  }

  Azurite azurite() {
    return azurite;
  }

  BlobContainerClient newContainer(String kind) {
    return service().createBlobContainer(kind + "-" + UUID.randomUUID());
  }

  /** The same container, through the gate that runs now. */
  BlobContainerClient again(BlobContainerClient container) {
    return service().getBlobContainerClient(container.getBlobContainerName());
  }

  BlobServiceClient service() {
    return service(gate.connectionString());
  }

  static BlobServiceClient service(String connectionString) {
    return new BlobServiceClientBuilder()
        .connectionString(connectionString)
        .serviceVersion(BlobServiceVersion.V2025_11_05)
        .httpClient(HTTP)
        .retryOptions(
            new RequestRetryOptions(
                RetryPolicyType.FIXED, 8, (Duration) null, Duration.ofMillis(10),
                Duration.ofMillis(10), null))
        .buildClient();
  }

  /** For a client of another server with the account's key. */
  static BlobServiceClient service(URI blobEndpoint) {
    return service(Azurite.connectionString(blobEndpoint));
  }

  BlobImmutabilityPolicy policy(Duration from, BlobImmutabilityPolicyMode mode) {
    Instant until = gate.now().plus(from);
    return new BlobImmutabilityPolicy()
        .setExpiryTime(until.atOffset(ZoneOffset.UTC))
        .setPolicyMode(mode);
  }

  /** Writes a version, whatever is there; its id. */
  static String upload(BlobClient blob, String content) {
    return blob.getBlockBlobClient()
        .uploadWithResponse(
            new BlockBlobSimpleUploadOptions(BinaryData.fromString(content)), null, null)
        .getValue()
        .getVersionId();
  }

  /** A blob that is locked for a day; its version id. */
  String uploadLocked(BlobClient blob, String content) {
    String id =
        blob.uploadWithResponse(
                new BlobParallelUploadOptions(BinaryData.fromString(content))
                    .setImmutabilityPolicy(
                        policy(Duration.ofDays(1), BlobImmutabilityPolicyMode.UNLOCKED)),
                null,
                null)
            .getValue()
            .getVersionId();
    blob.getVersionClient(id)
        .setImmutabilityPolicy(policy(Duration.ofDays(1), BlobImmutabilityPolicyMode.LOCKED));
    return id;
  }

  static void assertRefused(ThrowingCallable call, int status, BlobErrorCode code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            BlobStorageException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(status);
              assertThat(e.getErrorCode()).isEqualTo(code);
            });
  }

  static void assertRefused(ThrowingCallable call, int status) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            BlobStorageException.class,
            e ->
                assertThat(e.getStatusCode()).isEqualTo(status));
  }

  @Override
  public void close() throws IOException {
    if (gate != null) {
      gate.close();
    }
    if (azurite != null) {
      azurite.close();
    }
  }
}
