package dev.cairn.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

  private static final Instant NOW = Instant.parse("2026-11-22T19:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void aSuccessIsADelivery(int status) {
    assertThat(of(status, "5")).isEqualTo(new Outcome.Delivered());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void whatMayPassIsTriedAgain(int status) {
    assertThat(of(status, null)).isEqualTo(new Outcome.Failed("http_" + status, Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 400, 401, 403, 404, 410, 413, 422})
  void whatWillNotPassIsNot(int status) {
    assertThat(of(status, "5")).isEqualTo(new Outcome.Refused("http_" + status));
  }

  @ParameterizedTest
  @CsvSource({
    "7, PT7S",
    "0, PT0S",
    "'Sun, 22 Nov 2026 19:00:30 GMT', PT30S",
    "'Sun, 22 Nov 2026 18:00:30 GMT', PT0S",
    "999999999, PT1H",
    "soon, PT0S",
    "-4, PT0S"
  })
  void aReceiverMayAskForPatienceButNotForEver(String header, Duration wait) {
    assertThat(of(503, header)).isEqualTo(new Outcome.Failed("http_503", wait));
  }

  @Test
  void anErrorIsToldByItsKindAlone() {
    assertThat(Answers.ofError(new CompletionException(new ConnectException("canary"))))
        .isEqualTo(new Outcome.Failed("connect", Duration.ZERO));
    assertThat(Answers.ofError(new TimeoutException()))
        .isEqualTo(new Outcome.Failed("timeout", Duration.ZERO));
    assertThat(Answers.ofError(new HttpTimeoutException("canary")))
        .isEqualTo(new Outcome.Failed("timeout", Duration.ZERO));
  }

  private static Outcome of(int status, String retryAfter) {
    Map<String, List<String>> headers =
        retryAfter == null ? Map.of() : Map.of("Retry-After", List.of(retryAfter));
    return Answers.of(status, HttpHeaders.of(headers, (name, value) -> true), NOW);
  }
}
