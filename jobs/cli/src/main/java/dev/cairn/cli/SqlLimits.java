package dev.cairn.cli;

import dev.cairn.query.ArchiveSql;
import dev.cairn.query.SqlResult;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Option;

/** How long an answer may take, and how many rows it may have. */
final class SqlLimits {

  private static final long AGAIN_MILLIS = 100;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Ends the statement after so long, files' opening and printing included.")
  private Long timeout;

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      description = "At most so many rows; a line on stderr says if there are more. Default: all.")
  private Long maxRows;

  /**
   * Checks the values.
   *
   * @throws CairnException if one is out of bounds
   */
  void check() {
    if (timeout != null && timeout < 1) {
      throw CairnException.wrongUse("--timeout is " + timeout, "Allowed: 1 or more seconds.");
    }
    if (maxRows != null && maxRows < 1) {
      throw CairnException.wrongUse("--max-rows is " + maxRows, "Allowed: 1 or more.");
    }
  }

  /** Rows at most; null for all. */
  Long maxRows() {
    return maxRows;
  }

  /** Bounds an answer before it is printed. */
  void bound(SqlResult result) {
    if (maxRows != null) {
      result.limitTo(maxRows);
    }
  }

  /** Says that there are more rows than were printed, if so. */
  void noteCut(SqlResult result, Terminal terminal) {
    if (result.isCut()) {
      terminal.note("cairn: cut after " + maxRows + " rows (--max-rows): there are more");
    }
  }

  /** Cancels what is asked when its time is over; until closed. */
  Timer start(ArchiveSql engine) {
    return new Timer(engine, Optional.ofNullable(timeout));
  }

  /** A running limit of time. */
  static final class Timer implements AutoCloseable {

    private final AtomicBoolean over = new AtomicBoolean();
    private final long seconds;
    private ScheduledExecutorService clock;

    private Timer(ArchiveSql engine, Optional<Long> timeout) {
      seconds = timeout.orElse(0L);
      if (timeout.isPresent()) {
        clock =
            Executors.newSingleThreadScheduledExecutor(
                task -> {
                  Thread thread = new Thread(task, "sql-timeout");
                  thread.setDaemon(true);
                  return thread;
                });
        // again and again: a statement that is just beginning may not hear it
        clock.scheduleAtFixedRate(
            () -> {
              over.set(true);
              engine.cancel();
            },
            TimeUnit.SECONDS.toMillis(seconds),
            AGAIN_MILLIS,
            TimeUnit.MILLISECONDS);
      }
    }

    /** In place of a failure: that the time was over, if it was; else the failure itself. */
    Exception reason(Exception failure) {
      return over.get()
          ? CairnException.outOfReach(
              "The statement was ended after " + seconds + " s (--timeout): its answer isn't whole",
              "Narrow it with --from and --to, or give it longer.",
              null)
          : failure;
    }

    @Override
    public void close() {
      if (clock != null) {
        clock.shutdownNow();
      }
    }
  }
}
