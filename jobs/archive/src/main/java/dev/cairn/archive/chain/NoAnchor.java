package dev.cairn.archive.chain;

import java.util.Optional;

/** Keeps nothing. */
enum NoAnchor implements Anchor {
  INSTANCE;

  @Override
  public Optional<ChainHead> read() {
    return Optional.empty();
  }

  @Override
  public void write(ChainHead head) {}
}
