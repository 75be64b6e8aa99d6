package dev.cairn.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault as the JDK's client sees it; behind the proxy is a server that echoes. */
class FaultProxyIT {

  private static final int BLOCK = 4 * 1024 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private EchoServer server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = new EchoServer(0);
    proxy = FaultProxy.before(server.uri()).start();
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.close();
  }

  private static byte[] block() {
    byte[] bytes = new byte[BLOCK];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  /** POST, because the JDK's client silently repeats a GET whose connection was reset. */
  private HttpRequest.Builder post(String path, byte[] body) {
    return HttpRequest.newBuilder(URI.create(proxy.uri() + path))
        .POST(BodyPublishers.ofByteArray(body));
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofByteArray());
  }

  @Test
  void withoutAFaultEverythingPassesUnchanged() throws Exception {
    byte[] block = block();

    HttpResponse<byte[]> sized = send(post("/a%2Fb?x=%20y&z", block).build());
    HttpResponse<byte[]> chunked =
        send(
            HttpRequest.newBuilder(URI.create(proxy.uri() + "/chunked"))
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(block)))
                .build());

    assertThat(sized.body()).isEqualTo(block);
    assertThat(sized.headers().firstValue("X-Target")).contains("/base/a%2Fb?x=%20y&z");
    assertThat(sized.headers().firstValue("X-Host")).contains(proxy.uri().getAuthority());
    assertThat(chunked.body()).isEqualTo(block);
    assertThat(chunked.headers().firstValue("Transfer-Encoding")).contains("chunked");
    assertThat(proxy.requests()).isEqualTo(2);
  }

  @Test
  void aRefusalIsAnsweredAndNotForwarded() throws Exception {
    proxy.plan(FaultPlan.always(Fault.unavailable()));
    assertThat(send(post("/", block()).build()).statusCode()).isEqualTo(503);

    proxy.plan(FaultPlan.always(Fault.throttled(Duration.ofSeconds(7))));
    HttpResponse<byte[]> throttled = send(post("/", new byte[1]).build());

    assertThat(throttled.statusCode()).isEqualTo(429);
    assertThat(throttled.headers().firstValue("Retry-After")).contains("7");
    assertThat(server.carriedOut()).isEqualTo(0);
  }

  @Test
  void aResetComesBeforeAnythingIsForwarded() {
    proxy.plan(FaultPlan.always(Fault.resetBefore()));

    assertThatThrownBy(() -> send(post("/", block()).build())).isInstanceOf(IOException.class);

    assertThat(server.carriedOut()).isEqualTo(0);
  }

  @Test
  void aLostAnswerIsOfARequestThatWasCarriedOut() {
    proxy.plan(FaultPlan.always(Fault.answerLost()));

    assertThatThrownBy(() -> send(post("/", block()).build())).isInstanceOf(IOException.class);

    assertThat(server.carriedOut()).isEqualTo(1);
  }

  @Test
  void halfAnAnswerBreaksOffInItsBody() throws Exception {
    proxy.plan(FaultPlan.always(Fault.halfAnswer()));

    for (String path : List.of("/sized", "/chunked")) {
      HttpResponse<InputStream> answer =
          client.send(post(path, block()).build(), BodyHandlers.ofInputStream());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
    }
    assertThat(server.carriedOut()).isEqualTo(2);
  }

  @Test
  void halfOfAnEmptyAnswerIsNone() {
    proxy.plan(FaultPlan.always(Fault.halfAnswer()));

    assertThatThrownBy(() -> send(post("/", new byte[0]).build())).isInstanceOf(IOException.class);
  }

  @Test
  void aDelayedRequestIsAnsweredLater() throws Exception {
    proxy.plan(FaultPlan.always(Fault.delay(Duration.ofMillis(200))));
    long start = System.nanoTime();

    assertThat(send(post("/", new byte[1]).build()).statusCode()).isEqualTo(200);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(199));
  }

  @Test
  void aHangEndsWithTheClientsPatienceOrAtItsLimit() {
    proxy.plan(FaultPlan.always(Fault.hang(Duration.ofMinutes(5))));
    assertThatThrownBy(
            () -> send(post("/", block()).timeout(Duration.ofMillis(300)).build()))
        .isInstanceOf(HttpTimeoutException.class);

    proxy.plan(FaultPlan.always(Fault.hang(Duration.ofMillis(100))));
    assertThatThrownBy(() -> send(post("/", new byte[1]).build()))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
    assertThat(server.carriedOut()).isEqualTo(0);
  }

  @Test
  void aServerThatIsGoneIsAResetAndOneThatIsBackIsFound() throws Exception {
    assertThat(send(post("/", new byte[1]).build()).statusCode()).isEqualTo(200);
    int port = server.port();
    server.close();
    assertThatThrownBy(() -> send(post("/", new byte[1]).build())).isInstanceOf(IOException.class);

    server = new EchoServer(port);

    assertThat(send(post("/", new byte[1]).build()).statusCode()).isEqualTo(200);
  }
}
