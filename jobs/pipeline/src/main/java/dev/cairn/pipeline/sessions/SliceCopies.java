package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.slice.Slices;
import dev.cairn.schemas.SliceStatement;
import java.util.function.Consumer;

/** Gives a statement to each slice that it stands in. */
final class SliceCopies {

  private final Slices slices;

  SliceCopies(Slices slices) {
    this.slices = slices;
  }

  void give(SliceStatement statement, Consumer<SliceStatement> out) {
    for (long slice : slices.of(statement)) {
      // what is given is written at once: the next copy may be the same object
      statement.setSlice(slice);
      out.accept(statement);
    }
  }

  /** The key of the slice that a copy is for. */
  static String key(SliceStatement copy) {
    return copy.getServer() + '|' + copy.getSlice();
  }
}
