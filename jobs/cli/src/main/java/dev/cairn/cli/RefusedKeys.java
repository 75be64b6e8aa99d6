package dev.cairn.cli;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.keys.KeyRefusedException;
import dev.cairn.archive.verify.RowOffsets;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/** Reads rows, and remembers for which keys that was refused, and why. */
final class RefusedKeys implements RowOffsets {

  /**
   * A key that was refused.
   *
   * @param key its id
   * @param reason why
   * @param files how many files could not be read for it
   */
  record Refused(String key, KeyRefusedException.Reason reason, long files) {

    /** The same for people. */
    String sentence() {
      return switch (reason) {
        case GONE ->
            ("Key %s is gone: the rows of %s are unreadable for good, unless its owner"
                    + " recovers it. If it was destroyed on purpose, that is crypto-shredding.")
                .formatted(key, Counted.files(files));
        case DISABLED ->
            "Key %s is disabled: the rows of %s were not checked."
                .formatted(key, Counted.files(files));
        default ->
            "Key %s was refused: the rows of %s were not checked."
                .formatted(key, Counted.files(files));
      };
    }
  }

  private final RowOffsets rows;
  private final TreeMap<String, Refused> refused = new TreeMap<>();

  RefusedKeys(RowOffsets rows) {
    this.rows = rows;
  }

  @Override
  public void read(ArchiveFile file, Rows to) throws IOException {
    try {
      rows.read(file, to);
    } catch (KeyRefusedException e) {
      refused.merge(
          e.keyId(),
          new Refused(e.keyId(), e.reason(), 1),
          (a, b) -> new Refused(a.key(), a.reason(), a.files() + 1));
      throw e;
    }
  }

  List<Refused> refused() {
    return List.copyOf(refused.values());
  }
}
