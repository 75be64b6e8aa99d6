package dev.cairn.pipeline.streams;

import dev.cairn.correlate.reference.ReferenceDirectory;
import dev.cairn.correlate.reference.ReferenceFaultsException;
import dev.cairn.correlate.reference.ReferenceHistory;
import dev.cairn.schemas.ReferenceVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;

/**
 * The versions of the reference tables that are in a directory, or were. What is wrong there never
 * takes the place of what is known. What is said of it names places only, nothing that stands
 * there. Not thread-safe.
 */
public final class ReferenceWatch {

  private static final int MOST_PLACES = 5;

  private final Path directory;
  private ReferenceHistory history;
  private ReferenceDirectory seen;
  private String refusal;

  /**
   * Nothing is read yet.
   *
   * @param known what was recorded of it before; may be empty
   */
  public ReferenceWatch(Path directory, Collection<ReferenceVersion> known) {
    this.directory = directory;
    this.history = ReferenceHistory.of(known);
  }

  /** Looks at the directory; returns whether there is something new, or a refusal is. */
  public boolean look() {
    String before = refusal;
    try {
      ReferenceDirectory now = ReferenceDirectory.read(directory);
      if (now.equals(seen)) {
        return false;
      }
      seen = now;
      refusal = null;
      ReferenceHistory with = history.with(now);
      boolean changed = with != history;
      history = with;
      return changed;
    } catch (ReferenceFaultsException e) {
      refusal = places(e);
      return true;
    } catch (IOException | UncheckedIOException e) {
      // read anew when it can be read again
      seen = null;
      refusal = "can't be read (" + e.getClass().getSimpleName() + ")";
      return !refusal.equals(before);
    }
  }

  private static String places(ReferenceFaultsException e) {
    int more = e.places().size() - MOST_PLACES;
    return String.join("; ", e.places().subList(0, Math.min(MOST_PLACES, e.places().size())))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  /** All versions that count. */
  public ReferenceHistory history() {
    return history;
  }

  /** Where what is wrong with the directory as it is now stands; null if nothing is. */
  public String refusal() {
    return refusal;
  }
}
