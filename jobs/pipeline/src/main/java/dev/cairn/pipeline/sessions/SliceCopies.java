package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.match.Sighting;
import dev.cairn.correlate.slice.SliceSightings;
import dev.cairn.correlate.slice.Slices;
import dev.cairn.schemas.SliceEvidence;
import dev.cairn.schemas.SliceSighting;
import dev.cairn.schemas.SliceStatement;
import java.util.function.Consumer;

/** Gives a statement, or what is known of one, to each slice that it stands in. */
final class SliceCopies {

  private final Slices slices;

  SliceCopies(Slices slices) {
    this.slices = slices;
  }

  void give(SliceStatement statement, Consumer<SliceEvidence> out) {
    SliceEvidence copy = new SliceEvidence(statement, null);
    for (long slice : slices.of(statement)) {
      // what is given is written at once: the next copy may be the same object
      statement.setSlice(slice);
      out.accept(copy);
    }
  }

  /** Gives a sighting. */
  void give(Sighting sighting, String server, Consumer<SliceEvidence> out) {
    SliceSighting kept = SliceSightings.of(sighting, server);
    SliceEvidence copy = new SliceEvidence(null, kept);
    for (long slice : slices.of(sighting)) {
      kept.setSlice(slice);
      out.accept(copy);
    }
  }

  /** The key of the slice that a copy is for. */
  static String key(SliceEvidence copy) {
    SliceStatement statement = copy.getStatement();
    return statement == null
        ? key(copy.getSighting().getServer(), copy.getSighting().getSlice())
        : key(statement.getServer(), statement.getSlice());
  }

  private static String key(String server, long slice) {
    return server + '|' + slice;
  }
}
