package dev.cairn.archive.store;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A directory as a store. A commit is a hard link from the staged file to its final name: atomic,
 * and refused by the file system if the name is taken; no temporary name ever stands in the visible
 * tree. Files are read-only, but this is not WORM: whoever owns the directory can change all of it.
 *
 * <p>Needs one local POSIX file system with hard links. The root is made when the first blob is
 * staged; staged files lie in {@code .staging} beneath it.
 */
final class FileBlobStore implements BlobStore {

  private final URI uri;
  private final Path root;
  private final FileStaging staging;

  FileBlobStore(URI uri, Path root) throws IOException {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new IOException("The archive " + uri + " is not a directory: name one, or a new path");
    }
    if (Files.exists(root) && !(Files.isReadable(root) && Files.isExecutable(root))) {
      throw new IOException(
          "The archive " + uri + " cannot be read by this user: give it r-x on " + root);
    }
    this.uri = uri;
    this.root = root;
    this.staging = new FileStaging(root);
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
  public BlobWriter stage(String path) throws IOException {
    BlobPaths.check(path);
    return staging.create(path);
  }

  @Override
  public Committed commit(StagedBlob blob, Protection wanted) throws IOException {
    Path target = resolve(blob.path());
    Path staged = staging.resolve(blob);
    CommitOutcome outcome =
        Files.exists(staged) ? link(staged, target, blob) : alreadyThere(target, blob);
    // also when the blob was there: whoever linked it may have died before it was durable
    DurableFiles.forceDirectory(target.getParent());
    Files.deleteIfExists(staged);
    return new Committed(outcome, BlobVersion.current(blob.path()), Protection.NONE);
  }

  private CommitOutcome link(Path staged, Path target, StagedBlob blob) throws IOException {
    long size = Files.size(staged);
    if (size != blob.size()) {
      throw new IOException(
          "The staged file of %s has %d bytes instead of %d: the disk lost some; check it"
              .formatted(blob.path(), size, blob.size()));
    }
    try {
      DurableFiles.createDirectories(target.getParent());
    } catch (FileAlreadyExistsException e) {
      throw new BlobConflictException(blob.path(), "a part of its path is a blob itself");
    } catch (IOException e) {
      throw NoRoom.explain(root, 0, e);
    }
    try {
      Files.createLink(target, staged);
      return CommitOutcome.COMMITTED;
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      // the latter: another commit of the same staged blob came between
      return alreadyThere(target, blob);
    } catch (IOException e) {
      throw NoRoom.explain(
          root,
          0,
          new IOException(
              "Cannot link %s into %s, which needs a local POSIX file system with hard links: %s"
                  .formatted(blob.path(), root, e.getMessage()),
              e));
    }
  }

  private CommitOutcome alreadyThere(Path target, StagedBlob blob) throws IOException {
    if (Files.notExists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(
          blob.path(), null, "neither committed nor staged any more in " + uri);
    }
    if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new BlobConflictException(blob.path(), "it is not a regular file");
    }
    StagedBlob there = DurableFiles.digest(target, blob);
    if (there.size() != blob.size() || !there.sha256().equals(blob.sha256())) {
      throw new BlobConflictException(
          blob.path(),
          "%d bytes, SHA-256 %s instead of %d bytes, SHA-256 %s"
              .formatted(there.size(), there.sha256(), blob.size(), blob.sha256()));
    }
    return CommitOutcome.ALREADY_COMMITTED;
  }

  @Override
  public void discard(StagedBlob blob) throws IOException {
    Files.deleteIfExists(staging.resolve(blob));
  }

  @Override
  public int sweepStaged(Duration olderThan) throws IOException {
    return staging.sweep(Instant.now().minus(olderThan));
  }

  @Override
  public Closeable lockForWriting() throws IOException {
    DurableFiles.createDirectories(root);
    return FileStoreLock.acquire(root, uri);
  }

  @Override
  public void delete(BlobVersion blob) throws IOException {
    Path file = resolve(blob.path());
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(file);
    }
    // also when it was gone: whoever deleted it may have died before that was durable
    if (Files.isDirectory(file.getParent())) {
      DurableFiles.forceDirectory(file.getParent());
    }
  }

  @Override
  public Optional<BlobInfo> find(String path) throws IOException {
    Path file = resolve(path);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(new BlobInfo(path, Files.size(file)))
        : Optional.empty();
  }

  @Override
  public BlobReader open(String path) throws IOException {
    return FileBlobReader.open(path, resolve(path));
  }

  @Override
  public List<BlobInfo> list(String prefix) throws IOException {
    return FileListing.list(root, BlobPaths.checkPrefix(prefix));
  }

  @Override
  public List<String> foreign() throws IOException {
    return ForeignFiles.find(root);
  }

  @Override
  public void close() {}

  private Path resolve(String path) {
    return root.resolve(BlobPaths.check(path));
  }
}
