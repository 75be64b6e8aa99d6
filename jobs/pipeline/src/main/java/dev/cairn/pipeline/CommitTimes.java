package dev.cairn.pipeline;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * When the archive job commits.
 *
 * @param checkpoint time between Flink's checkpoints; at least 100 ms. A commit happens with a
 *     checkpoint, never between
 * @param roll how long a topic's files stay open, at least; they are closed and committed with the
 *     first checkpoint after the next wall-clock multiple of it (12:00, 12:15 … UTC), so that topics
 *     share a manifest. Zero: with every checkpoint. The longest time from Kafka to the archive is
 *     {@code roll + checkpoint}, and Kafka must keep records for longer than that and the longest
 *     standstill together, because open files are read again after a failure
 * @param heartbeat after so much time without a commit an empty one is made, so that a chain whose
 *     tail was cut looks old; at least 1 s
 */
public record CommitTimes(Duration checkpoint, Duration roll, Duration heartbeat)
    implements Serializable {

  private static final Duration MIN_CHECKPOINT = Duration.ofMillis(100);
  private static final Duration MIN_HEARTBEAT = Duration.ofSeconds(1);

  /** For a job that runs for good. */
  public static final CommitTimes DEFAULT =
      new CommitTimes(Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofHours(1));

  /**
   * Checks all.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it
   */
  public CommitTimes {
    Setting.require(
        checkpoint.compareTo(MIN_CHECKPOINT) >= 0,
        "checkpoint-interval",
        checkpoint,
        "at least " + MIN_CHECKPOINT.toMillis() + " ms");
    Setting.require(!roll.isNegative(), "roll-interval", roll, "0 (every checkpoint) or more");
    Setting.require(
        heartbeat.compareTo(MIN_HEARTBEAT) >= 0,
        "heartbeat-interval",
        heartbeat,
        "at least " + MIN_HEARTBEAT.toSeconds() + " s");
  }

  /** Commits everything with every checkpoint: for demonstrations and replays, which want it soon. */
  public static CommitTimes everyCheckpoint(Duration checkpoint) {
    return new CommitTimes(checkpoint, Duration.ZERO, DEFAULT.heartbeat);
  }

  /** From when on files are to be closed that were opened then. */
  Instant due(Instant opened) {
    if (roll.isZero()) {
      return opened;
    }
    long period = roll.toMillis();
    return Instant.ofEpochMilli((Math.floorDiv(opened.toEpochMilli(), period) + 1) * period);
  }
}
