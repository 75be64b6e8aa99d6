package dev.cairn.archive.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is committed in memory, with all versions if it is WORM and without ids if not. Thread-safe.
 *
 * <p>Encodes our reading of Azure's version-level immutability, as the WORM gate does.
 */
final class MemoryBlobs implements StorageOwner {

  interface Change {
    MemoryVersion apply(MemoryVersion version) throws IOException;
  }

  private final Optional<InstantSource> wormClock;
  private final TreeMap<String, List<MemoryVersion>> versions = new TreeMap<>();
  private final Map<String, MemoryVersion> current = new HashMap<>();
  private int count;

  MemoryBlobs(Optional<InstantSource> wormClock) {
    this.wormClock = wormClock;
  }

  boolean worm() {
    return wormClock.isPresent();
  }

  Instant now() {
    return wormClock.orElseGet(InstantSource::system).instant();
  }

  synchronized Optional<MemoryVersion> find(BlobVersion blob) {
    if (blob.versionId().isEmpty() || !worm()) {
      return Optional.ofNullable(current.get(blob.path()));
    }
    return all(blob.path()).stream().filter(v -> v.blob().equals(blob)).findFirst();
  }

  synchronized MemoryVersion get(BlobVersion blob) throws NoSuchFileException {
    return find(blob).orElseThrow(() -> new NoSuchFileException(blob.path()));
  }

  /** Creates the first current version, or returns the one there is. */
  synchronized Optional<MemoryVersion> putIfAbsent(String path, byte[] content, Protection wanted)
      throws IOException {
    Optional<MemoryVersion> there = find(BlobVersion.current(path));
    if (there.isEmpty()) {
      put(path, content, wanted);
    }
    return there;
  }

  /** Creates a new current version. */
  synchronized void put(String path, byte[] content, Protection wanted) throws IOException {
    MemoryVersion made = new MemoryVersion(newId(path), content, Protection.NONE);
    if (wanted.retention().isPresent()) {
      made = made.with(wanted.retention().get(), now());
    }
    made = made.with(new Protection(made.protection().retention(), wanted.legalHold()));
    if (!worm()) {
      versions.remove(path);
    }
    versions.computeIfAbsent(path, p -> new ArrayList<>()).add(made);
    current.put(path, made);
  }

  private BlobVersion newId(String path) {
    return worm()
        ? new BlobVersion(path, Optional.of("version-%06d".formatted(++count)))
        : BlobVersion.current(path);
  }

  /** Changes the protection of a version. */
  synchronized MemoryVersion change(BlobVersion blob, Change change) throws IOException {
    MemoryVersion there = get(blob);
    MemoryVersion changed = change.apply(there);
    all(blob.path()).replaceAll(v -> v == there ? changed : v);
    current.replace(blob.path(), there, changed);
    return changed;
  }

  /** Removes a version for good, current or not. */
  synchronized void remove(BlobVersion blob) throws BlobProtectedException {
    Optional<MemoryVersion> there = find(blob);
    if (there.isPresent()) {
      there.get().checkDelete(now());
      all(blob.path()).remove(there.get());
      current.remove(blob.path(), there.get());
    }
  }

  /** Removes a path with all its versions for good, or none of them. */
  synchronized void removeAll(String path) throws BlobProtectedException {
    for (MemoryVersion version : all(path)) {
      version.checkDelete(now());
    }
    versions.remove(path);
    current.remove(path);
  }

  /** Lists all versions in order. */
  synchronized List<StoredVersion> list(String prefix) {
    return versions.tailMap(prefix).entrySet().stream()
        .takeWhile(path -> path.getKey().startsWith(prefix))
        .flatMap(path -> path.getValue().stream())
        .map(version -> version.listed(current.get(version.blob().path()) == version))
        .toList();
  }

  private List<MemoryVersion> all(String path) {
    return versions.getOrDefault(path, List.of());
  }

  @Override
  public void overwrite(String path, String content) throws IOException {
    put(path, content.getBytes(), Protection.NONE);
  }

  @Override
  public synchronized void delete(String path) throws IOException {
    get(BlobVersion.current(path)).checkDelete(now());
    current.remove(path);
  }

  @Override
  public void deleteVersion(BlobVersion blob) throws IOException {
    remove(blob);
  }

  @Override
  public void setRetention(BlobVersion blob, Retention retention) throws IOException {
    change(blob, version -> version.with(retention, now()));
  }

  @Override
  public void removeRetention(BlobVersion blob) throws IOException {
    change(blob, MemoryVersion::withoutRetention);
  }
}
