package dev.cairn.delivery;

import dev.cairn.delivery.config.Receiver;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Sends to one receiver, signed as the Standard Webhooks specification has it: {@code webhook-id},
 * {@code webhook-timestamp} and {@code webhook-signature}, which holds one signature for each
 * secret. A retry has the same id and a new time and signature. Follows no redirect. Thread-safe.
 */
final class HttpSender {

  private final HttpClient client;
  private final Receiver receiver;
  private final Map<String, String> headers;

  HttpSender(HttpClient client, Receiver receiver) {
    this.client = client;
    this.receiver = receiver;
    this.headers = receiver.template().headers(receiver.token());
  }

  /** A client for all receivers. */
  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /** Sends one; the future never fails, and comes within the receiver's timeout. */
  CompletableFuture<Outcome> send(String id, byte[] body) {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request(id, body, Instant.now()), BodyHandlers.discarding());
    // the client's own timeout ends with the answer's head, this one with its body
    return answer
        .copy()
        .orTimeout(receiver.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (response, error) -> {
              if (error == null) {
                return Answers.of(response.statusCode(), response.headers(), Instant.now());
              }
              answer.cancel(true);
              return Answers.ofError(error);
            });
  }

  private HttpRequest request(String id, byte[] body, Instant now) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(receiver.url())
            .timeout(receiver.timeout())
            .header("Content-Type", receiver.template().contentType())
            .header("User-Agent", "Cairn")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
            .POST(BodyPublishers.ofByteArray(body));
    List<String> signatures =
        receiver.secrets().stream()
            .map(secret -> secret.sign(id, now.getEpochSecond(), body))
            .collect(Collectors.toList());
    if (!signatures.isEmpty()) {
      request.header("webhook-signature", String.join(" ", signatures));
    }
    headers.forEach(request::header);
    return request.build();
  }
}
