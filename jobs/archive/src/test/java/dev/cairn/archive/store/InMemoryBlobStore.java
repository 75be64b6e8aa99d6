package dev.cairn.archive.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * A store for tests that need one but are not about one. Passes {@link BlobStoreContract}, and as
 * {@link #worm} the WORM one. Beside the contract it lets a test play the storage's owner, who can
 * change and remove what is committed; under WORM only what nothing protects.
 */
public final class InMemoryBlobStore implements BlobStore {

  private final ConcurrentHashMap<String, byte[]> staged;
  private final MemoryBlobs committed;
  private final AtomicBoolean locked;

  /** Creates an empty store that is not WORM. */
  public InMemoryBlobStore() {
    this(new ConcurrentHashMap<>(), new MemoryBlobs(Optional.empty()), new AtomicBoolean());
  }

  private InMemoryBlobStore(
      ConcurrentHashMap<String, byte[]> staged, MemoryBlobs committed, AtomicBoolean locked) {
    this.staged = staged;
    this.committed = committed;
    this.locked = locked;
  }

  /**
   * Creates an empty store that is WORM: with versions, retentions and holds, as Azure's
   * version-level immutability has them after our reading of its documentation.
   *
   * @param clock says when a retention has run out
   */
  public static InMemoryBlobStore worm(InstantSource clock) {
    return new InMemoryBlobStore(
        new ConcurrentHashMap<>(), new MemoryBlobs(Optional.of(clock)), new AtomicBoolean());
  }

  /** Another instance on the same content, as another process would open it. */
  public InMemoryBlobStore reopened() {
    return new InMemoryBlobStore(staged, committed, locked);
  }

  /**
   * Changes a committed blob, as only the storage's owner can. Under WORM the changed content is a
   * new current version without protection, which hides the old one.
   */
  public void tamper(String path, UnaryOperator<byte[]> change) {
    try {
      byte[] content = committed.get(BlobVersion.current(path)).content();
      committed.put(path, change.apply(content.clone()), Protection.NONE);
    } catch (IOException e) {
      throw new IllegalArgumentException("No blob " + path, e);
    }
  }

  /**
   * Removes a committed blob with all its versions, as only the storage's owner can.
   *
   * @throws UncheckedIOException caused by a {@link BlobProtectedException}, if something protects
   *     one of them; nothing is removed then
   */
  public void remove(String path) {
    if (committed.list(path).stream().noneMatch(v -> v.blob().path().equals(path))) {
      throw new IllegalArgumentException("No blob " + path);
    }
    try {
      committed.removeAll(path);
    } catch (BlobProtectedException e) {
      throw new UncheckedIOException(e);
    }
  }

  StorageOwner owner() {
    return committed;
  }

  @Override
  public URI uri() {
    return URI.create("memory:test");
  }

  @Override
  public boolean worm() {
    return committed.worm();
  }

  @Override
  public BlobWriter stage(String path) {
    return new InMemoryBlobWriter(BlobPaths.check(path), staged);
  }

  @Override
  public Committed commit(StagedBlob blob, Protection wanted) throws IOException {
    BlobVersion path = BlobVersion.current(BlobPaths.check(blob.path()));
    Protection asked = worm() ? wanted : Protection.NONE;
    byte[] content = staged.get(blob.staging());
    Optional<MemoryVersion> there =
        content == null
            ? committed.find(path)
            : committed.putIfAbsent(blob.path(), content, asked);
    if (there.isEmpty() && content != null) {
      staged.remove(blob.staging());
      MemoryVersion made = committed.get(path);
      return new Committed(CommitOutcome.COMMITTED, made.blob(), made.protection());
    }
    if (there.isEmpty() || !isSame(there.get().content(), blob)) {
      throw notOurs(blob, there);
    }
    staged.remove(blob.staging());
    MemoryVersion kept =
        committed.change(there.get().blob(), version -> version.add(asked, committed.now()));
    return new Committed(CommitOutcome.ALREADY_COMMITTED, kept.blob(), kept.protection());
  }

  private IOException notOurs(StagedBlob blob, Optional<MemoryVersion> current) {
    String there = current.map(c -> c.content().length + " bytes").orElse("a deletion");
    Optional<String> hidden =
        committed.list(blob.path()).stream()
            .filter(version -> version.blob().path().equals(blob.path()) && !version.current())
            .flatMap(version -> committed.find(version.blob()).stream())
            .filter(version -> isSame(version.content(), blob))
            .flatMap(version -> version.blob().versionId().stream())
            .findFirst();
    if (hidden.isPresent()) {
      return BlobConflictException.hidden(blob.path(), hidden.get(), there);
    }
    return current.isPresent()
        ? new BlobConflictException(blob.path(), there + " are there")
        : new NoSuchFileException(blob.path());
  }

  private static boolean isSame(byte[] content, StagedBlob blob) {
    ContentDigest digest = new ContentDigest();
    digest.update(ByteBuffer.wrap(content));
    return digest.toStaged(blob.path(), "").sha256().equals(blob.sha256());
  }

  @Override
  public void discard(StagedBlob blob) {
    staged.remove(blob.staging());
  }

  @Override
  public List<String> foreign() {
    return List.of();
  }

  /** Knows no times: throws everything staged away, whatever its age. */
  @Override
  public int sweepStaged(Duration olderThan) {
    int swept = staged.size();
    staged.clear();
    return swept;
  }

  @Override
  public Closeable lockForWriting() throws IOException {
    if (!locked.compareAndSet(false, true)) {
      throw new IOException("The store is being written by this test already");
    }
    return () -> locked.set(false);
  }

  @Override
  public Protection protection(BlobVersion blob) throws IOException {
    return committed.get(blob).protection();
  }

  @Override
  public Protection retain(BlobVersion blob, Retention wanted) throws IOException {
    if (!worm()) {
      return Protection.NONE;
    }
    return committed.change(blob, v -> v.retain(wanted, committed.now())).protection();
  }

  @Override
  public Protection hold(BlobVersion blob, boolean held) throws IOException {
    if (!worm()) {
      return Protection.NONE;
    }
    return committed
        .change(blob, v -> v.with(new Protection(v.protection().retention(), held)))
        .protection();
  }

  @Override
  public void delete(BlobVersion blob) throws IOException {
    BlobPaths.check(blob.path());
    committed.remove(blob);
  }

  @Override
  public Optional<BlobInfo> find(String path) {
    return committed
        .find(BlobVersion.current(BlobPaths.check(path)))
        .map(there -> new BlobInfo(path, there.content().length));
  }

  @Override
  public BlobReader open(String path) throws IOException {
    return open(BlobVersion.current(BlobPaths.check(path)));
  }

  @Override
  public BlobReader open(BlobVersion blob) throws IOException {
    return new InMemoryBlobReader(blob.path(), committed.get(blob).content());
  }

  @Override
  public List<BlobInfo> list(String prefix) {
    return versions(prefix).stream()
        .filter(StoredVersion::current)
        .map(version -> new BlobInfo(version.blob().path(), version.size()))
        .toList();
  }

  @Override
  public List<StoredVersion> versions(String prefix) {
    return committed.list(BlobPaths.checkPrefix(prefix));
  }

  @Override
  public void close() {}
}
