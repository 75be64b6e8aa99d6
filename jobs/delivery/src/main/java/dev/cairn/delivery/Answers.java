package dev.cairn.delivery;

import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What an answer of a receiver means, or that there is none. */
final class Answers {

  /** So a receiver can't put off for ever what it asks to wait for. */
  static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private static final int TOO_MANY = 429;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private Answers() {}

  /** By the status, and {@code Retry-After} if it asks for patience (RFC 9110, 10.2.3). */
  static Outcome of(int status, HttpHeaders headers, Instant now) {
    if (status >= 200 && status < 300) {
      return new Outcome.Delivered();
    }
    String reason = "http_" + status;
    if (status == TOO_MANY || status >= 500) {
      Duration wait =
          headers.firstValue("Retry-After").map(text -> wait(text.strip(), now)).orElse(Duration.ZERO);
      return new Outcome.Failed(reason, wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
    return new Outcome.Refused(reason);
  }

  private static Duration wait(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  /** That there is none; only kinds of errors are told, for messages may quote what was sent. */
  static Outcome ofError(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null
            ? error.getCause()
            : error;
    String reason = "connection";
    if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
      reason = "timeout";
    } else if (cause instanceof SSLException) {
      reason = "tls";
    } else if (cause instanceof ConnectException) {
      reason = "connect";
    }
    return new Outcome.Failed(reason, Duration.ZERO);
  }
}
