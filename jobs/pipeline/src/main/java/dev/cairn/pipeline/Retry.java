package dev.cairn.pipeline;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a call that failed for want of a dependency, with a growing pause, and then gives up with
 * the last failure. What repeating cannot mend is thrown at once.
 *
 * @param attempts how often to try in all, at least 1
 * @param firstPause pause after the first failure; doubles each time
 */
record Retry(int attempts, Duration firstPause) {

  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

  /** Half a minute of pauses: 1, 2, 4, 8 and 16 seconds. Then Flink's own, longer restarts begin. */
  static final Retry DEFAULT = new Retry(6, Duration.ofSeconds(1));

  interface Call<T> {
    T call() throws IOException;
  }

  void run(String what, Call<?> action) throws IOException, InterruptedException {
    call(what, action);
  }

  <T> T call(String what, Call<T> action) throws IOException, InterruptedException {
    Duration pause = firstPause;
    for (int attempt = 1; ; attempt++) {
      try {
        return action.call();
      } catch (IOException e) {
        if (attempt >= attempts || isFinal(e)) {
          throw e;
        }
        LOG.atWarn()
            .addKeyValue("call", what)
            .addKeyValue("attempt", attempt)
            .addKeyValue("pause", pause)
            .addKeyValue("error", e.toString())
            .log("Failed, will be tried again");
        Thread.sleep(pause.toMillis());
        pause = pause.multipliedBy(2);
      }
    }
  }

  // a full disk or a missing right does not pass in half a minute; it may by the next restart
  private static boolean isFinal(IOException e) {
    return FinalFailures.isFinal(e) || e instanceof FileSystemException;
  }
}
