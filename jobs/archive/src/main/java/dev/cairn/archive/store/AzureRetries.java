package dev.cairn.archive.store;

import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How often and how long the Azure client tries one call before it fails: after timeouts, lost
 * connections and the answers 429, 500 and 503. Between two tries it waits, longer each time.
 *
 * @param tries in all, 1 to 20
 * @param tryTimeout of one try, at least a second; must do for a block of 4 MiB
 */
record AzureRetries(int tries, Duration tryTimeout) {

  static final String TRIES = "CAIRN_AZBLOB_TRIES";
  static final String TRY_TIMEOUT = "CAIRN_AZBLOB_TRY_TIMEOUT";

  /**
   * Over in about two minutes when nothing answers and in six seconds when the service refuses:
   * whoever calls tries again, with pauses of its own. 30 s do for a block over 1.2 Mbit/s.
   */
  static final AzureRetries DEFAULT = new AzureRetries(4, Duration.ofSeconds(30));

  private static final int MOST_TRIES = 20;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  AzureRetries {
    if (tries < 1 || tries > MOST_TRIES) {
      throw new IllegalArgumentException(
          "%s must be 1 to %d, but is %d".formatted(TRIES, MOST_TRIES, tries));
    }
    if (tryTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "%s must be at least PT1S, but is %s".formatted(TRY_TIMEOUT, tryTimeout));
    }
  }

  static AzureRetries read(Map<String, String> environment) {
    String tries = environment.get(TRIES);
    String timeout = environment.get(TRY_TIMEOUT);
    return new AzureRetries(
        tries == null ? DEFAULT.tries : parseTries(tries),
        timeout == null ? DEFAULT.tryTimeout : parseTimeout(timeout));
  }

  private static int parseTries(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(TRIES + " is '" + text + "': give a number like 4");
    }
  }

  private static Duration parseTimeout(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          TRY_TIMEOUT + " is '" + text + "': give a duration like PT30S");
    }
  }

  /** After this a call has failed, whatever happens: all tries and the pauses between them. */
  Duration limit() {
    Duration pauses =
        IntStream.range(1, tries)
            .mapToObj(AzureRetries::pause)
            .reduce(Duration.ZERO, Duration::plus);
    return tryTimeout.multipliedBy(tries).plus(pauses);
  }

  // the rule of RetryPolicyType.EXPONENTIAL
  private static Duration pause(int retry) {
    Duration pause = FIRST_PAUSE.multipliedBy((1L << retry) - 1);
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  RequestRetryOptions options() {
    return new RequestRetryOptions(
        RetryPolicyType.EXPONENTIAL, tries, tryTimeout, FIRST_PAUSE, LONGEST_PAUSE, null);
  }
}
