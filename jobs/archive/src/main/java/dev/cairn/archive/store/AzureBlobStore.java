package dev.cairn.archive.store;

import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * <p>{@link #worm()} if the container supports version-level immutability. Then the commit request
 * itself carries retention and hold; locking a retention needs a second request, for Azure takes it
 * unlocked first. A commit costs one request, under WORM two, and three to lock.
 *
 * <p>Without that support, retention and holds are neither set nor told. A policy of the whole
 * container protects what is in it all the same, but is not looked at. Does not protect against the
 * account's owner while a retention is unlocked, nor, ever, against his writing a new version in
 * front of a protected one: {@link #versions} shows that.
 */
final class AzureBlobStore implements BlobStore {

  private final AzureContainer container;
  private final AzureVersions versions;
  private final AzureProtection protection;

  AzureBlobStore(URI uri, AzureLocation location, AzureSettings settings) {
    this.container = new AzureContainer(uri, location, settings);
    this.versions = new AzureVersions(container);
    this.protection = new AzureProtection(container);
  }

  @Override
  public URI uri() {
    return container.uri();
  }

  @Override
  public boolean worm() {
    try {
      return container.immutableVersions();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public BlobWriter stage(String path) {
    return new AzureBlobWriter(path, container);
  }

  @Override
  public Committed commit(StagedBlob blob, Protection wanted) throws IOException {
    BlockBlobClient client = container.blob(blob.path());
    boolean worm = container.immutableVersions();
    AzureCommit commit = new AzureCommit(blob, worm ? wanted : Protection.NONE);
    BlockBlobCommitBlockListOptions options = commit.options();
    try {
      String id =
          AzureCalls.call(
              "commit " + blob.path() + " of " + uri(),
              () ->
                  client
                      .commitBlockListWithResponse(options, container.limit(), Context.NONE)
                      .getValue()
                      .getVersionId());
      BlobVersion made = new BlobVersion(blob.path(), Optional.ofNullable(id));
      Protection kept =
          worm ? protection.add(made, commit.sent(), commit.wanted()) : Protection.NONE;
      return new Committed(CommitOutcome.COMMITTED, made, kept);
    } catch (BlobStorageException e) {
      // exists already, perhaps by a try whose answer was lost; or its blocks are gone
      return alreadyThere(commit);
    }
  }

  private Committed alreadyThere(AzureCommit commit) throws IOException {
    String path = commit.blob().path();
    Optional<BlobProperties> found = container.properties(BlobVersion.current(path));
    if (found.isEmpty() || !commit.isSame(found.get().getBlobSize(), found.get().getMetadata())) {
      throw notOurs(commit, found);
    }
    BlobProperties there = found.get();
    BlobVersion made = new BlobVersion(path, Optional.ofNullable(there.getVersionId()));
    Protection kept = container.immutableVersions() ? AzureProtection.of(there) : Protection.NONE;
    if (!kept.covers(commit.wanted())) {
      kept = protection.add(made, kept, commit.wanted());
    }
    return new Committed(CommitOutcome.ALREADY_COMMITTED, made, kept);
  }

  private IOException notOurs(AzureCommit commit, Optional<BlobProperties> current)
      throws IOException {
    StagedBlob blob = commit.blob();
    String there =
        current
            .map(
                c ->
                    c.getBlobSize()
                        + " bytes, SHA-256 "
                        + c.getMetadata().get(AzureCommit.SHA256))
            .orElse("a deletion");
    Optional<String> hidden = versions.findHidden(commit);
    if (hidden.isPresent()) {
      return BlobConflictException.hidden(blob.path(), hidden.get(), there);
    }
    return current.isPresent()
        ? new BlobConflictException(
            blob.path(),
            "%s instead of %d bytes, SHA-256 %s".formatted(there, blob.size(), blob.sha256()))
        : new NoSuchFileException(
            blob.path(),
            null,
            "neither committed nor staged any more in %s. Azure drops what is staged after a week,"
                    .formatted(uri())
                + " or when another blob is committed there. Start from a newer checkpoint");
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
  public Optional<BlobInfo> find(String path) throws IOException {
    return container
        .properties(BlobVersion.current(path))
        .map(there -> new BlobInfo(path, there.getBlobSize()));
  }

  @Override
  public BlobReader open(String path) throws IOException {
    return open(BlobVersion.current(path));
  }

  @Override
  public BlobReader open(BlobVersion blob) throws IOException {
    BlobProperties there =
        container.properties(blob).orElseThrow(() -> new NoSuchFileException(blob.path()));
    return new AzureBlobReader(blob, container, there.getETag(), there.getBlobSize());
  }

  @Override
  public List<BlobInfo> list(String prefix) throws IOException {
    return container.list(BlobPaths.checkPrefix(prefix), new BlobListDetails()).stream()
        .filter(item -> BlobPaths.isValid(container.path(item)))
        .map(item -> new BlobInfo(container.path(item), item.getProperties().getContentLength()))
        .sorted(Comparator.comparing(BlobInfo::path))
        .toList();
  }

  @Override
  public List<StoredVersion> versions(String prefix) throws IOException {
    return versions.list(BlobPaths.checkPrefix(prefix));
  }

  @Override
  public Protection protection(BlobVersion blob) throws IOException {
    return protection.read(blob);
  }

  @Override
  public Protection retain(BlobVersion blob, Retention wanted) throws IOException {
    return container.immutableVersions() ? protection.retain(blob, wanted) : Protection.NONE;
  }

  @Override
  public Protection hold(BlobVersion blob, boolean held) throws IOException {
    return container.immutableVersions() ? protection.hold(blob, held) : Protection.NONE;
  }

  @Override
  public void delete(BlobVersion blob) throws IOException {
    versions.delete(blob);
  }

  @Override
  public List<String> foreign() throws IOException {
    return container.list("", new BlobListDetails()).stream()
        .map(container::path)
        .filter(name -> !BlobPaths.isValid(name))
        .sorted()
        .toList();
  }

  @Override
  public void close() {}
}
