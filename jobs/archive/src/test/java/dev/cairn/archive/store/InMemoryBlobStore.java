package dev.cairn.archive.store;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * A store for tests that need one but are not about one. Passes {@link BlobStoreContract}. Beside
 * the contract it lets a test play the storage's owner, who can change and remove what is
 * committed.
 */
public final class InMemoryBlobStore implements BlobStore {

  private final ConcurrentHashMap<String, byte[]> staged;
  private final ConcurrentSkipListMap<String, byte[]> committed;
  private final AtomicBoolean locked;

  /** Creates an empty store. */
  public InMemoryBlobStore() {
    this(new ConcurrentHashMap<>(), new ConcurrentSkipListMap<>(), new AtomicBoolean());
  }

  private InMemoryBlobStore(
      ConcurrentHashMap<String, byte[]> staged,
      ConcurrentSkipListMap<String, byte[]> committed,
      AtomicBoolean locked) {
    this.staged = staged;
    this.committed = committed;
    this.locked = locked;
  }

  /** Another instance on the same content, as another process would open it. */
  public InMemoryBlobStore reopened() {
    return new InMemoryBlobStore(staged, committed, locked);
  }

  /** Changes a committed blob, as only the storage's owner can. */
  public void tamper(String path, UnaryOperator<byte[]> change) {
    if (committed.computeIfPresent(path, (p, content) -> change.apply(content.clone())) == null) {
      throw new IllegalArgumentException("No blob " + path);
    }
  }

  /** Removes a committed blob, as only the storage's owner can. */
  public void remove(String path) {
    if (committed.remove(path) == null) {
      throw new IllegalArgumentException("No blob " + path);
    }
  }

  @Override
  public URI uri() {
    return URI.create("memory:test");
  }

  @Override
  public boolean worm() {
    return false;
  }

  @Override
  public BlobWriter stage(String path) {
    return new InMemoryBlobWriter(BlobPaths.check(path), staged);
  }

  @Override
  public Committed commit(StagedBlob blob, Protection wanted) throws IOException {
    BlobPaths.check(blob.path());
    byte[] content = staged.get(blob.staging());
    byte[] there =
        content == null
            ? committed.get(blob.path())
            : committed.putIfAbsent(blob.path(), content);
    if (there == null && content == null) {
      throw new NoSuchFileException(blob.path());
    }
    if (there != null) {
      ContentDigest digest = new ContentDigest();
      digest.update(ByteBuffer.wrap(there));
      if (!digest.toStaged(blob.path(), "").sha256().equals(blob.sha256())) {
        throw new BlobConflictException(blob.path(), there.length + " bytes are there");
      }
    }
    staged.remove(blob.staging());
    return new Committed(
        there == null ? CommitOutcome.COMMITTED : CommitOutcome.ALREADY_COMMITTED,
        BlobVersion.current(blob.path()),
        Protection.NONE);
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
  public void delete(BlobVersion blob) {
    committed.remove(BlobPaths.check(blob.path()));
  }

  @Override
  public Optional<BlobInfo> find(String path) {
    return Optional.ofNullable(committed.get(BlobPaths.check(path)))
        .map(content -> new BlobInfo(path, content.length));
  }

  @Override
  public BlobReader open(String path) throws IOException {
    byte[] content = committed.get(BlobPaths.check(path));
    if (content == null) {
      throw new NoSuchFileException(path);
    }
    return new InMemoryBlobReader(path, content);
  }

  @Override
  public List<BlobInfo> list(String prefix) {
    BlobPaths.checkPrefix(prefix);
    return committed.tailMap(prefix).entrySet().stream()
        .takeWhile(blob -> blob.getKey().startsWith(prefix))
        .map(blob -> new BlobInfo(blob.getKey(), blob.getValue().length))
        .toList();
  }

  @Override
  public void close() {}

  private record InMemoryBlobReader(String path, byte[] content) implements BlobReader {

    @Override
    public long size() {
      return content.length;
    }

    @Override
    public void readFully(long position, ByteBuffer into) throws IOException {
      Ranges.check(path, position, into.remaining(), content.length);
      if (into.hasRemaining()) {
        into.put(content, (int) position, into.remaining());
      }
    }

    @Override
    public void close() {}
  }
}
