package dev.cairn.archive.store;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A container of Azure Blob Storage as a store. Staging is Put Block, a commit is one Put Block
 * List with {@code If-None-Match: *}.
 *
 * <p>All uncommitted blocks of one blob name share a namespace, and whoever commits that name drops
 * the blocks of everybody else. So writers use block ids of their own, and a commit that finds its
 * blocks gone looks whether the winner's content is the same. The service drops blocks that nobody
 * committed for a week: a checkpoint older than that cannot be committed any more.
 *
 * <p>{@link #worm()} is false: a commit sets no retention of its own. A policy that the container
 * carries protects what is in it all the same, but is not looked at.
 */
final class AzureBlobStore implements BlobStore {

  // the newest that the emulator of the tests knows; nothing newer is needed
  private static final BlobServiceVersion SERVICE_VERSION = BlobServiceVersion.V2025_11_05;

  // a block of 4 MiB within a minute: enough for a line of 1 Mbit/s
  private static final RequestRetryOptions RETRIES =
      new RequestRetryOptions(
          RetryPolicyType.EXPONENTIAL,
          5,
          Duration.ofSeconds(60),
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          null);

  private final URI uri;
  private final AzureLocation location;
  private final BlobContainerClient container;

  AzureBlobStore(URI uri, AzureLocation location, AzureSettings settings) {
    this.uri = uri;
    this.location = location;
    BlobServiceClientBuilder builder =
        new BlobServiceClientBuilder()
            .httpClient(
                new JdkHttpClientBuilder().connectionTimeout(Duration.ofSeconds(10)).build())
            .serviceVersion(SERVICE_VERSION)
            .retryOptions(RETRIES);
    settings.logIn(builder, location);
    BlobServiceClient service = builder.buildClient();
    String account = service.getAccountName();
    if (account != null && !account.equals(location.accountName())) {
      throw new IllegalArgumentException(
          "The archive is %s, but the connection string is of account %s: correct one of them"
              .formatted(uri, account));
    }
    this.container = service.getBlobContainerClient(location.container());
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public boolean worm() {
    return false;
  }

  @Override
  public BlobWriter stage(String path) {
    return new AzureBlobWriter(path, client(path), uri);
  }

  @Override
  public Committed commit(StagedBlob blob, Protection wanted) throws IOException {
    String what = "commit " + blob.path() + " of " + uri;
    BlockBlobClient client = client(blob.path());
    AzureCommit commit = new AzureCommit(blob);
    try {
      AzureCalls.call(what, () -> client.commitBlockListWithResponse(commit.options(), null, null));
      return committed(CommitOutcome.COMMITTED, blob);
    } catch (BlobStorageException e) {
      // exists already, perhaps by a try whose answer was lost; or its blocks are gone
      Optional<BlobProperties> there = properties(blob.path());
      if (there.isEmpty()) {
        throw new NoSuchFileException(
            blob.path(), null, "neither committed nor staged any more in " + uri);
      }
      commit.checkSame(there.get());
      return committed(CommitOutcome.ALREADY_COMMITTED, blob);
    }
  }

  private static Committed committed(CommitOutcome outcome, StagedBlob blob) {
    return new Committed(outcome, BlobVersion.current(blob.path()), Protection.NONE);
  }

  /** Does nothing: the service drops uncommitted blocks after a week. */
  @Override
  public void discard(StagedBlob blob) {
    AzureStaging.parse(blob.staging());
  }

  /** Does nothing: the service drops uncommitted blocks after a week. */
  @Override
  public int sweepStaged(Duration olderThan) {
    return 0;
  }

  /** No lock: many machines may write; {@code If-None-Match} decides who is first at each name. */
  @Override
  public Closeable lockForWriting() {
    return () -> {};
  }

  @Override
  public void delete(BlobVersion blob) throws IOException {
    throw new UnsupportedOperationException("not yet");
  }

  @Override
  public Optional<BlobInfo> find(String path) throws IOException {
    return properties(path).map(there -> new BlobInfo(path, there.getBlobSize()));
  }

  @Override
  public BlobReader open(String path) throws IOException {
    BlobProperties there = properties(path).orElseThrow(() -> new NoSuchFileException(path));
    return new AzureBlobReader(path, client(path), there.getETag(), there.getBlobSize());
  }

  @Override
  public List<BlobInfo> list(String prefix) throws IOException {
    String name = location.blobName(BlobPaths.checkPrefix(prefix));
    int skip = location.prefix().length();
    return AzureCalls.call(
        "list " + uri,
        () ->
            container.listBlobs(new ListBlobsOptions().setPrefix(name), null).stream()
                .filter(item -> BlobPaths.isValid(item.getName().substring(skip)))
                .map(
                    item ->
                        new BlobInfo(
                            item.getName().substring(skip),
                            item.getProperties().getContentLength()))
                .sorted(Comparator.comparing(BlobInfo::path))
                .toList());
  }

  @Override
  public List<String> foreign() throws IOException {
    int skip = location.prefix().length();
    return AzureCalls.call(
        "list " + uri,
        () ->
            container
                .listBlobs(new ListBlobsOptions().setPrefix(location.blobName("")), null)
                .stream()
                .map(item -> item.getName().substring(skip))
                .filter(name -> !BlobPaths.isValid(name))
                .sorted()
                .toList());
  }

  @Override
  public void close() {}

  private Optional<BlobProperties> properties(String path) throws IOException {
    BlockBlobClient client = client(path);
    try {
      return Optional.of(AzureCalls.call("look up " + path + " in " + uri, client::getProperties));
    } catch (BlobStorageException e) {
      if (BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode())) {
        return Optional.empty();
      }
      throw new IOException("Azure cannot look up " + path + " in " + uri, e);
    }
  }

  private BlockBlobClient client(String path) {
    return container
        .getBlobClient(location.blobName(BlobPaths.check(path)))
        .getBlockBlobClient();
  }
}
