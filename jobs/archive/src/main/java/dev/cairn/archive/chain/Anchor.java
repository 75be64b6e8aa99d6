package dev.cairn.archive.chain;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Keeps the chain's head outside the archive, so that a chain whose tail was cut off is found.
 *
 * <p>Guarantees nothing by itself: an anchor is worth as much as the distance between those who may
 * write it and those who may write the archive. Not thread-safe.
 */
public interface Anchor extends Closeable {

  /**
   * The head written last; empty if none was.
   *
   * @throws ChainFormatException if something else is in its place
   * @throws IOException if it is out of reach
   */
  Optional<ChainHead> read() throws IOException;

  /**
   * Replaces the head in one step; durable on return. A head of the same archive that is as far or
   * further stays.
   *
   * @throws ChainFormatException if something else is in its place
   * @throws IOException if it is out of reach; the head before stays; the call may be repeated
   */
  void write(ChainHead head) throws IOException;

  /** Ends the connection to where it is, if there is one. */
  @Override
  default void close() throws IOException {}

  /** No anchor: holds nothing and keeps nothing. A cut tail is then not found. */
  static Anchor none() {
    return NoAnchor.INSTANCE;
  }
}
