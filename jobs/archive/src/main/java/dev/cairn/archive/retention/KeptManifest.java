package dev.cairn.archive.retention;

import dev.cairn.archive.store.BlobVersion;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.store.Retention;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one manifest when retention is planned.
 *
 * @param blob where it is
 * @param created when it was made: its retention counts from then
 * @param stored what the store says protects it; {@link Protection#NONE} in a store that is not WORM
 */
public record KeptManifest(BlobVersion blob, Instant created, Protection stored) {

  Optional<Retention> storedRetention() {
    return stored.retention();
  }
}
