package dev.cairn.archive.retention;

import dev.cairn.archive.store.BlobInfo;
import dev.cairn.archive.store.BlobReader;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobVersion;
import dev.cairn.archive.store.BlobWriter;
import dev.cairn.archive.store.Committed;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.store.Retention;
import dev.cairn.archive.store.StagedBlob;
import dev.cairn.archive.store.StoredVersion;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A store whose user is killed at the n-th change: from then on no call does anything. Before that
 * change, or after it and before its answer.
 */
final class DyingStore implements BlobStore {

  /** What the killed process sees: nothing any more. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private interface Change<T> {
    T make() throws IOException;
  }

  private final BlobStore store;
  private final boolean after;
  private int left;

  DyingStore(BlobStore store, int changes, boolean after) {
    this.store = store;
    this.left = changes;
    this.after = after;
  }

  private <T> T change(Change<T> change) throws IOException {
    left--;
    if (left < 0 || left == 0 && !after) {
      left = 0;
      throw new Killed();
    }
    T result = change.make();
    if (left == 0) {
      throw new Killed();
    }
    return result;
  }

  @Override
  public Committed commit(StagedBlob blob, Protection wanted) throws IOException {
    return change(() -> store.commit(blob, wanted));
  }

  @Override
  public Protection retain(BlobVersion blob, Retention wanted) throws IOException {
    return change(() -> store.retain(blob, wanted));
  }

  @Override
  public Protection hold(BlobVersion blob, boolean held) throws IOException {
    return change(() -> store.hold(blob, held));
  }

  @Override
  public void delete(BlobVersion blob) throws IOException {
    change(
        () -> {
          store.delete(blob);
          return null;
        });
  }

  @Override
  public URI uri() {
    return store.uri();
  }

  @Override
  public boolean worm() {
    return store.worm();
  }

  @Override
  public BlobWriter stage(String path) throws IOException {
    return store.stage(path);
  }

  @Override
  public void discard(StagedBlob blob) throws IOException {
    store.discard(blob);
  }

  @Override
  public int sweepStaged(Duration olderThan) throws IOException {
    return store.sweepStaged(olderThan);
  }

  @Override
  public Closeable lockForWriting() throws IOException {
    return store.lockForWriting();
  }

  @Override
  public Optional<BlobInfo> find(String path) throws IOException {
    return store.find(path);
  }

  @Override
  public BlobReader open(String path) throws IOException {
    return store.open(path);
  }

  @Override
  public BlobReader open(BlobVersion blob) throws IOException {
    return store.open(blob);
  }

  @Override
  public List<BlobInfo> list(String prefix) throws IOException {
    return store.list(prefix);
  }

  @Override
  public List<StoredVersion> versions(String prefix) throws IOException {
    return store.versions(prefix);
  }

  @Override
  public Protection protection(BlobVersion blob) throws IOException {
    return store.protection(blob);
  }

  @Override
  public List<String> foreign() throws IOException {
    return store.foreign();
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
