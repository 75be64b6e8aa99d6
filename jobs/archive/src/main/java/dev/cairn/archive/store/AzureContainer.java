package dev.cairn.archive.store;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.specialized.BlobClientBase;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The Azure client of one store: its container, and how the store's paths are named there. */
final class AzureContainer {

  // the newest that the emulator of the tests knows; nothing newer is needed
  private static final BlobServiceVersion SERVICE_VERSION = BlobServiceVersion.V2025_11_05;

  private final URI uri;
  private final AzureLocation location;
  private final Duration limit;
  private final BlobContainerClient client;
  private volatile Optional<Boolean> immutableVersions = Optional.empty();

  AzureContainer(URI uri, AzureLocation location, AzureSettings settings) {
    this.uri = uri;
    this.location = location;
    this.limit = settings.retries().limit();
    Duration tryTimeout = settings.retries().tryTimeout();
    BlobServiceClientBuilder builder =
        new BlobServiceClientBuilder()
            .httpClient(
                new JdkHttpClientBuilder()
                    .connectionTimeout(Duration.ofSeconds(10))
                    .writeTimeout(tryTimeout)
                    .responseTimeout(tryTimeout)
                    .readTimeout(tryTimeout)
                    .build())
            .serviceVersion(SERVICE_VERSION)
            .retryOptions(settings.retries().options());
    settings.logIn(builder, location);
    BlobServiceClient service = builder.buildClient();
    String account = service.getAccountName();
    if (account != null && !account.equals(location.accountName())) {
      throw new IllegalArgumentException(
          "The archive is %s, but the connection string is of account %s: correct one of them"
              .formatted(uri, account));
    }
    this.client = service.getBlobContainerClient(location.container());
  }

  URI uri() {
    return uri;
  }

  /** After how long a call gives up, retries and all. */
  Duration limit() {
    return limit;
  }

  BlockBlobClient blob(String path) {
    return client.getBlobClient(location.blobName(BlobPaths.check(path))).getBlockBlobClient();
  }

  BlobClientBase blob(BlobVersion version) {
    BlockBlobClient blob = blob(version.path());
    return version.versionId().isPresent()
        ? blob.getVersionClient(version.versionId().get())
        : blob;
  }

  /** Empty if the version is not there. */
  Optional<BlobProperties> properties(BlobVersion version) throws IOException {
    String what = "look up " + version.path() + " in " + uri;
    BlobClientBase blob = blob(version);
    try {
      return Optional.of(
          AzureCalls.call(
              what,
              AzureCalls::isNotFound,
              () -> blob.getPropertiesWithResponse(null, limit, Context.NONE).getValue()));
    } catch (BlobStorageException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the container supports version-level immutability. Asked once: nobody can take it away
   * from a container that has it.
   */
  boolean immutableVersions() throws IOException {
    if (immutableVersions.isEmpty()) {
      Boolean answer =
          AzureCalls.call(
              "look up the container of " + uri,
              () ->
                  client
                      .getPropertiesWithResponse(null, limit, Context.NONE)
                      .getValue()
                      .isImmutableStorageWithVersioningEnabled());
      immutableVersions = Optional.of(Boolean.TRUE.equals(answer));
    }
    return immutableVersions.get();
  }

  /** Lists blobs by the beginning of their path, also those under a name that is no path. */
  List<BlobItem> list(String prefix, BlobListDetails details) throws IOException {
    ListBlobsOptions options =
        new ListBlobsOptions().setPrefix(location.blobName(prefix)).setDetails(details);
    return AzureCalls.call(
        "list " + uri, () -> client.listBlobs(options, limit).stream().toList());
  }

  /** What a listed blob is called within the store. */
  String path(BlobItem item) {
    return item.getName().substring(location.prefix().length());
  }
}
