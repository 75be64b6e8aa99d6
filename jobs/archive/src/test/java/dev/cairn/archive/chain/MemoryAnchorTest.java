package dev.cairn.archive.chain;

import dev.cairn.archive.chain.TestArchive.MemoryAnchor;

/** The anchor of other tests does what real ones do. */
class MemoryAnchorTest extends AnchorContract {

  private final MemoryAnchor anchor = new MemoryAnchor();

  @Override
  Anchor anchor() {
    return anchor;
  }
}
