package dev.cairn.correlate.reference;

import dev.cairn.schemas.ReferenceVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All known versions of the reference tables: at each time one is in force, or none before the
 * first. A version is in force from the time that it states itself until the next one's, so that
 * which one names a session depends on the session and the versions alone, never on when somebody
 * looks. Immutable and safe for use by many threads.
 */
public final class ReferenceHistory {

  private final TreeMap<Instant, ReferenceTables> versions;

  private ReferenceHistory(TreeMap<Instant, ReferenceTables> versions) {
    this.versions = versions;
  }

  /**
   * The versions of a directory.
   *
   * @throws ReferenceFaultsException if anything is wrong with any of them, or two begin at the
   *     same time or state the same version; names every fault on a line of its own, by file, line, row,
   *     key, value and what is allowed
   */
  public static ReferenceHistory of(ReferenceDirectory directory) {
    return of(List.of()).with(directory);
  }

  /**
   * {@link #of(ReferenceDirectory)} of a directory as it is now.
   *
   * @throws IOException if it cannot be read
   */
  public static ReferenceHistory load(Path directory) throws IOException {
    return of(ReferenceDirectory.read(directory));
  }

  /**
   * The versions that were recorded.
   *
   * @throws IllegalArgumentException if one is not what its hash says, or of another format
   */
  public static ReferenceHistory of(Collection<ReferenceVersion> recorded) {
    TreeMap<Instant, ReferenceTables> versions = new TreeMap<>();
    for (ReferenceVersion one : recorded) {
      ReferenceTables tables = ReferenceTables.of(one);
      versions.put(tables.validFrom(), tables);
    }
    return new ReferenceHistory(versions);
  }

  /**
   * These versions and those of a directory. One that is here and not there any more stays:
   * sessions carry its names. Whatever is wrong with the directory, nothing of it is taken. Other content
   * under a version or a time that is here already is wrong too: so tables that are still being
   * copied are not taken, if {@code reference.yaml} is written last or the directory swapped whole.
   *
   * @return this if there is nothing new
   * @throws ReferenceFaultsException as {@link #of(ReferenceDirectory)}
   */
  public ReferenceHistory with(ReferenceDirectory directory) {
    List<String> faults = new ArrayList<>();
    if (directory.versions().size() > 1 && directory.versions().containsKey("")) {
      faults.add(
          "%s holds tables beside sub-directories: allowed is one version, or a sub-directory each"
              .formatted(directory.path()));
      throw new ReferenceFaultsException(faults);
    }
    TreeMap<Instant, ReferenceTables> all = new TreeMap<>(versions);
    directory.versions().forEach((name, files) -> add(name, files, all, faults));
    if (!faults.isEmpty()) {
      throw new ReferenceFaultsException(faults);
    }
    return all.equals(versions) ? this : new ReferenceHistory(all);
  }

  private static void add(
      String name,
      Map<String, byte[]> files,
      Map<Instant, ReferenceTables> all,
      List<String> faults) {
    String before = name.isEmpty() ? "" : name + "/";
    try {
      ReferenceTables read = ReferenceReader.files(files);
      ReferenceTables same = all.get(read.validFrom());
      if (same != null && !same.equals(read)) {
        faults.add(collision(before, read, same));
        return;
      }
      for (ReferenceTables other : all.values()) {
        if (other.statedVersion().equals(read.statedVersion()) && !other.equals(read)) {
          faults.add(collision(before, read, other));
          return;
        }
      }
      all.put(read.validFrom(), read);
    } catch (IllegalArgumentException e) {
      e.getMessage().lines().map(before::concat).forEach(faults::add);
    }
  }

  private static String collision(String before, ReferenceTables read, ReferenceTables known) {
    return read.statedVersion().equals(known.statedVersion())
        ? "%s%s: version is '%s'; allowed: another one, since these tables are not those of it"
            .formatted(before, ReferenceFiles.STATED, read.statedVersion())
        : "%s%s: valid_from is '%s'; allowed: another time, since version %s begins then"
            .formatted(
                before, ReferenceFiles.STATED, read.validFrom(), known.statedVersion());
  }

  /** The version in force at a time; null before the first. */
  public ReferenceTables at(Instant time) {
    Map.Entry<Instant, ReferenceTables> entry = versions.floorEntry(time);
    return entry == null ? null : entry.getValue();
  }

  /** All versions, the first in force first. */
  public List<ReferenceTables> versions() {
    return List.copyOf(versions.values());
  }
}
