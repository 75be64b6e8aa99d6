package dev.cairn.archive.store;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Write-once blobs under slash-separated paths. One contract for every kind of store; {@code
 * BlobStoreContract} is its test.
 *
 * <p>Guarantees: a blob is either not there or whole; a committed blob is never overwritten by this
 * interface. Does not protect against whoever owns the storage itself, unless {@link #worm()}.
 *
 * <p>Paths are relative, of the characters {@code A-Z a-z 0-9 . _ - = /}, without empty, {@code .} or
 * {@code ..} segments; anything else is an {@link IllegalArgumentException}. Instances are
 * thread-safe.
 */
public interface BlobStore extends Closeable {

  /** Where the store is, as the user wrote it, without any secret. */
  URI uri();

  /** Whether the store itself refuses to change or delete what is committed. */
  boolean worm();

  /**
   * Opens a blob for writing. Nothing is visible under the path until {@link #commit}.
   *
   * @throws IOException if the store is out of reach or full
   */
  BlobWriter stage(String path) throws IOException;

  /**
   * Makes a staged blob visible, in one step, if no blob of that path exists. Idempotent: after a
   * crash the same staged blob may be committed again, in another process.
   *
   * @return whether this call or an earlier one made the blob visible
   * @throws BlobConflictException if the path holds other content; it is left as it is
   * @throws java.nio.file.NoSuchFileException if neither the staged blob nor a committed one exists
   * @throws IOException if the store is out of reach or full; the call may be repeated
   */
  CommitOutcome commit(StagedBlob blob) throws IOException;

  /** Throws a staged blob away. Does nothing if it is committed or gone. */
  void discard(StagedBlob blob) throws IOException;

  /** Finds a committed blob. */
  Optional<BlobInfo> find(String path) throws IOException;

  /**
   * Opens a committed blob for reading.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  BlobReader open(String path) throws IOException;

  /** Lists the committed blobs whose path starts with the prefix, by path in code-point order. */
  List<BlobInfo> list(String prefix) throws IOException;

  /** Whether a commit made the blob visible, or found it so. */
  enum CommitOutcome {
    COMMITTED,
    ALREADY_COMMITTED
  }
}
