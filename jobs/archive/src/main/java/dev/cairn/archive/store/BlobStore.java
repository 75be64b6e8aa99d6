package dev.cairn.archive.store;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Write-once blobs under slash-separated paths. One contract for every kind of store; {@code
 * BlobStoreContract} is its test.
 *
 * <p>Guarantees: a blob is either not there or whole; a committed blob is never overwritten by this
 * interface, and deleted by {@link #delete} alone. Of two commits of different content under one
 * path exactly one wins, also between processes. Does not protect against whoever owns the storage
 * itself, unless {@link #worm()}.
 *
 * <p>Paths are relative, of the characters {@code A-Z a-z 0-9 . _ - = /}, without empty, {@code .}
 * or {@code ..} segments, not beginning with a dot (those names are the store's own), at most 512
 * characters long and 255 a segment; anything else is an {@link IllegalArgumentException}. A path
 * must not lie beneath another blob's path ({@code a} and {@code a/b}). No argument and no result
 * is ever null. Instances are thread-safe; the writers and readers they hand out are not.
 */
public interface BlobStore extends Closeable {

  /** Where the store is, as the user wrote it, without any secret. */
  URI uri();

  /**
   * Whether the store itself refuses to change or delete what is committed under a protection. The
   * first call may ask the store.
   *
   * @throws java.io.UncheckedIOException if it is out of reach
   */
  boolean worm();

  /**
   * Opens a blob for writing. Nothing is visible under the path until {@link #commit}. Any number
   * of blobs may be staged for one path; the first to be committed wins.
   *
   * @throws IOException if the store is out of reach or full
   */
  BlobWriter stage(String path) throws IOException;

  /**
   * Makes a staged blob visible, in one step, if no blob of that path exists. Idempotent: after a
   * crash the same staged blob may be committed again, in another process. When this returns, the
   * blob survives a crash of the machine that keeps it.
   *
   * <p>Two blobs are the same if their size and SHA-256 are.
   *
   * <p>A store that is {@link #worm()} makes the blob visible with the protection already on it, in
   * the same step, reads it back, and locks it if that was asked for. A blob that is there already
   * gets what it lacks of the protection; nothing is ever shortened. Other stores ignore the
   * protection.
   *
   * @param wanted what is to protect it; a retention must end in the future, by the store's clock
   * @return what is there now
   * @throws BlobConflictException if the path holds other content, also if what this commit made is
   *     still there, but hidden by a newer version or a deletion by name; all is left as it is
   * @throws NoSuchFileException if neither the staged blob nor a committed one exists
   * @throws IOException if the store is out of reach or full, or gave less protection than wanted;
   *     the call may be repeated
   */
  Committed commit(StagedBlob blob, Protection wanted) throws IOException;

  /**
   * Commits without protection, as {@link #commit(StagedBlob, Protection)} does.
   *
   * @return whether this call or an earlier one made the blob visible
   * @throws BlobConflictException if the path holds other content; it is left as it is
   * @throws NoSuchFileException if neither the staged blob nor a committed one exists
   * @throws IOException if the store is out of reach or full; the call may be repeated
   */
  default CommitOutcome commit(StagedBlob blob) throws IOException {
    return commit(blob, Protection.NONE).outcome();
  }

  /**
   * Throws a staged blob away. Does nothing if it is committed or gone. After this call the blob
   * must not be committed: a store may refuse it, or may still hold its bytes for a while.
   */
  void discard(StagedBlob blob) throws IOException;

  /**
   * Throws away what killed writers left staged and nobody has touched for {@code olderThan}.
   *
   * <p>A staged blob that waits in a checkpoint or savepoint for its commit looks the same: {@code
   * olderThan} must be longer than the age of the oldest one that may still be restored.
   *
   * @return how many staged blobs were thrown away; 0 where the store does this by itself
   */
  int sweepStaged(Duration olderThan) throws IOException;

  /**
   * Claims the store for this process as its one writer, until the result is closed or the process
   * ends. Advisory: {@link #stage} and {@link #commit} do not ask for it, whoever starts a writing
   * job does.
   *
   * <p>It spares the user a confusing second writer; correctness never rests on it, because commits
   * refuse to overwrite. A store that many machines write to has no such lock and always says yes.
   *
   * @throws IOException if another writer holds it; the message says which and what to do
   */
  Closeable lockForWriting() throws IOException;

  /** Finds a committed blob, its current version. Empty as long as it is only staged. */
  Optional<BlobInfo> find(String path) throws IOException;

  /**
   * Opens the current version of a committed blob for reading.
   *
   * @throws NoSuchFileException if there is none
   */
  BlobReader open(String path) throws IOException;

  /**
   * Opens one version of a committed blob for reading, also one that is no longer current.
   *
   * @throws NoSuchFileException if there is none
   */
  default BlobReader open(BlobVersion blob) throws IOException {
    return open(blob.path());
  }

  /**
   * Lists the committed blobs whose path starts with the prefix, by path in code-point order. What
   * lies in the same place under a name that is no valid path is not listed.
   *
   * @param prefix a path or the beginning of one, also in the middle of a segment; empty for all
   */
  List<BlobInfo> list(String prefix) throws IOException;

  /**
   * Lists all versions of the committed blobs whose path starts with the prefix, by path, oldest
   * first: more than one of a path means that somebody wrote past {@link #commit}.
   *
   * @param prefix as for {@link #list}
   */
  default List<StoredVersion> versions(String prefix) throws IOException {
    return list(prefix).stream()
        .map(blob -> new StoredVersion(BlobVersion.current(blob.path()), blob.size(), true))
        .toList();
  }

  /**
   * What protects a version now, asked of the store.
   *
   * @throws NoSuchFileException if it is not there
   */
  default Protection protection(BlobVersion blob) throws IOException {
    if (find(blob.path()).isEmpty()) {
      throw new NoSuchFileException(blob.path());
    }
    return Protection.NONE;
  }

  /**
   * Sets, extends or locks a retention. What is there already and covers the wanted one stays as it
   * is, and nothing is shortened: to lock until an earlier time locks until the later one there is.
   * Does nothing in a store that is not WORM.
   *
   * @return what protects it now, read back
   * @throws BlobProtectedException if an unlocked retention is to extend a locked one
   * @throws NoSuchFileException if the version is not there
   * @throws IOException if the store is out of reach; the call may be repeated
   */
  default Protection retain(BlobVersion blob, Retention wanted) throws IOException {
    return Protection.NONE;
  }

  /**
   * Places or releases a legal hold. Does nothing in a store that is not WORM.
   *
   * @return what protects it now, read back
   * @throws NoSuchFileException if the version is not there
   * @throws IOException if the store is out of reach; the call may be repeated
   */
  default Protection hold(BlobVersion blob, boolean held) throws IOException {
    return Protection.NONE;
  }

  /**
   * Deletes a committed version for good: for dispositions only, after their ledger entry. Does
   * nothing if it is not there. An unlocked retention that has not run out is not removed first.
   * Older versions of the path stay, and none of them becomes current.
   *
   * <p>A store may keep deleted bytes for some days for its owner, as Azure does with soft delete.
   *
   * @throws BlobProtectedException if a retention or a hold protects it
   * @throws IOException if the store is out of reach; the call may be repeated
   */
  void delete(BlobVersion blob) throws IOException;

  /**
   * Finds what lies in the store's place and is no blob: names that are no valid path, links,
   * special files. {@link #list} passes them over, but other programs may read them. The store's
   * own working files (staged blobs, lock) are not among them.
   *
   * @return their names, sorted; as text only, since no call of this interface takes them
   * @throws IOException if the store is out of reach
   */
  List<String> foreign() throws IOException;

  /** Whether a commit made the blob visible, or found it so. */
  enum CommitOutcome {
    COMMITTED,
    ALREADY_COMMITTED
  }
}
