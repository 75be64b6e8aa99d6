package dev.cairn.cli;

import dev.cairn.pipeline.streams.LocalRun;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs something until the process is told to stop (Ctrl-C, {@code kill}), and lets it end cleanly:
 * the process goes on for up to a minute after the signal, until this is closed.
 */
final class StopSignal implements AutoCloseable {

  private static final Duration HEALTH_CHECK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** What is looked at each second while it runs; throws if it runs no more. */
  @FunctionalInterface
  interface HealthCheck<E extends Exception> {
    void check() throws E, InterruptedException;
  }

  private StopSignal() {}

  /** Hears the signal from now on. */
  static StopSignal heard() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::tellAndWait, "stop"));
    return signal;
  }

  /** Returns when the signal came. */
  <E extends Exception> void await(HealthCheck<E> health) throws E, InterruptedException {
    while (!stop.await(HEALTH_CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
      health.check();
    }
  }

  /**
   * Returns when the signal came.
   *
   * @param name what the job is called
   * @throws IOException if the job failed, or ended by itself
   */
  void await(String name, LocalRun job) throws IOException, InterruptedException {
    await(
        () -> {
          if (job.isDone()) {
            throw new IOException(
                "The %s job ended by itself: start it again, and it goes on from its checkpoint"
                    .formatted(name));
          }
        });
  }

  private void tellAndWait() {
    stop.countDown();
    try {
      stopped.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All has ended: the process may. */
  @Override
  public void close() {
    stopped.countDown();
  }
}
