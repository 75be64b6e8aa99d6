package dev.cairn.testkit.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Ties the forked broker's life to the other end of its standard input: the parent's death closes
 * that, whatever killed it.
 */
final class Lifeline {

  /** Kafka may wait much longer for itself; its log survives a hard end. */
  private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(8);

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean inService;

  private Lifeline() {}

  /**
   * Watches {@code in}. When it ends, a broker in service has 8 s to end, or is halted; one that
   * still starts is halted at once.
   */
  static Lifeline watch(InputStream in) {
    var lifeline = new Lifeline();
    var thread = new Thread(() -> lifeline.run(in), "lifeline");
    thread.setDaemon(true);
    thread.start();
    return lifeline;
  }

  /** Waits for the end; from now on the broker is in service. */
  void awaitEnd() throws InterruptedException {
    inService = true;
    ended.await();
  }

  private void run(InputStream in) {
    try {
      while (in.read() >= 0) {
        // The parent writes nothing.
      }
    } catch (IOException e) {
      // As good as the end.
    }
    ended.countDown();
    try {
      if (inService) {
        Thread.sleep(SHUTDOWN_LIMIT.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
