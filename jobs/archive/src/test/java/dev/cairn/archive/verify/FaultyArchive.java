package dev.cairn.archive.verify;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One archive with known faults, or with none, for everything that verifies archives. Its files are
 * no Parquet: rows are not to be verified.
 *
 * @param name what was done to it, in words
 * @param expected the faults that every verifier must find, no more and no fewer
 * @param maker makes it on disk
 */
public record FaultyArchive(String name, Set<Expected> expected, Maker maker) {

  /**
   * One fault.
   *
   * @param code its code
   * @param place its place
   */
  public record Expected(FaultCode code, String place) {}

  /**
   * An archive on disk, and with what to verify it.
   *
   * @param archive its directory, as {@code file:} URI
   * @param anchor the anchor to verify against, there or not; empty for a verification without one
   * @param thumbprints of the signing keys to trust; empty to take the first manifest's on trust
   */
  public record Written(URI archive, Optional<Path> anchor, Set<String> thumbprints) {}

  /** Makes an archive; what it does not change in the disk's answer stays: with anchor, on trust. */
  interface Maker {
    void make(ArchiveOnDisk disk) throws IOException;
  }

  static FaultyArchive of(String name, Maker maker, Expected... expected) {
    return new FaultyArchive(name, new LinkedHashSet<>(Arrays.asList(expected)), maker);
  }

  static Expected fault(FaultCode code, String place) {
    return new Expected(code, place);
  }

  /**
   * Writes it.
   *
   * @param folder an empty folder; the archive is made in {@code archive} beneath it, the anchor in
   *     {@code anchor.json}
   */
  public Written writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (ArchiveOnDisk disk = new ArchiveOnDisk(folder)) {
      maker.make(disk);
      return disk.written();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
