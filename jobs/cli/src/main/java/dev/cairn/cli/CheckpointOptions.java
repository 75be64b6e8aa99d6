package dev.cairn.cli;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Where Flink's checkpoints are, for a job that keeps more in them than offsets. */
final class CheckpointOptions {

  /** The option is each job's own: what its length means to it, and by default is, differ. */
  static final String INTERVAL = "--checkpoint-interval";

  private static final Duration SHORTEST = Duration.ofMillis(10);

  @Option(
      names = "--checkpoints",
      paramLabel = "DIR",
      required = true,
      description = "Directory for Flink's checkpoints; what lies in them: see below.")
  private Path directory;

  Path directory() {
    return directory;
  }

  /**
   * The time between checkpoints, long enough for Flink.
   *
   * @throws CairnException if it is not, or no duration
   */
  static Duration interval(String text) {
    Duration interval = Durations.parse(INTERVAL, text);
    if (interval.compareTo(SHORTEST) < 0) {
      throw CairnException.wrongUse(INTERVAL + " is " + interval, "Allowed: PT0.01S or more.");
    }
    return interval;
  }
}
