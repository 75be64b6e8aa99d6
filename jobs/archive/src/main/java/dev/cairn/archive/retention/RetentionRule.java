package dev.cairn.archive.retention;

import dev.cairn.archive.store.Retention;
import java.io.Serializable;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * What a retention policy says of the files of one source.
 *
 * @param id the policy's name and version, {@code name/version}, as manifests record it
 * @param retentionClass which of the customer's keys protect the files
 * @param keep how long, from when a file is finished; at least a day
 * @param mode how firm the store is to keep it
 */
public record RetentionRule(String id, String retentionClass, Period keep, Retention.Mode mode)
    implements Serializable {

  /** Checks that something is kept at all; {@link IllegalArgumentException} if not. */
  public RetentionRule {
    if (keep.isNegative() || keep.isZero()) {
      throw new IllegalArgumentException("Retention rule " + id + " keeps nothing: " + keep);
    }
  }

  /** Until when a file is kept that was finished at that time: whole seconds, rounded up. */
  public Instant until(Instant finished) {
    return finished
        .plusNanos(999_999_999)
        .truncatedTo(ChronoUnit.SECONDS)
        .atOffset(ZoneOffset.UTC)
        .plus(keep)
        .toInstant();
  }
}
