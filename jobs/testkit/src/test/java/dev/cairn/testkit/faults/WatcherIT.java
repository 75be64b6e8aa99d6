package dev.cairn.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a watcher sees and what it can hold up. */
class WatcherIT {

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

  /** POST, because the JDK's client silently repeats a GET whose connection was reset. */
  private HttpRequest.Builder post(String path, byte[] body) {
    return HttpRequest.newBuilder(URI.create(proxy.uri() + path))
        .POST(BodyPublishers.ofByteArray(body));
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofByteArray());
  }

  @Test
  void aWatcherHoldsARequestBeforeItIsForwardedAndAnAnswerAfterwards() throws Exception {
    var reached = new CountDownLatch(1);
    var released = new CountDownLatch(1);
    List<String> seen = new ArrayList<>();
    proxy.watcher(
        new Watcher() {
          @Override
          public void beforeForwarding(WatchedRequest request) {
            seen.add("before " + request + " carried out " + server.carriedOut());
            reached.countDown();
            await(released);
          }

          @Override
          public void afterAnswer(WatchedRequest request, int status) {
            seen.add("after " + request.number() + " " + status + " carried out " + server.carriedOut());
          }
        });

    var answer = client.sendAsync(post("/a?b", new byte[1]).build(), BodyHandlers.discarding());
    await(reached);
    assertThat(server.carriedOut()).isEqualTo(0);
    released.countDown();

    assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(seen)
        .containsExactly(
            "before WatchedRequest[number=1, method=POST, path=/base/a, query=b] carried out 0",
            "after 1 200 carried out 1");
  }

  @Test
  void aWatcherThatThrowsAfterTheAnswerLosesIt() {
    proxy.watcher(
        new Watcher() {
          @Override
          public void afterAnswer(WatchedRequest request, int status) {
            throw new IllegalStateException("killed here");
          }
        });

    assertThatThrownBy(() -> send(post("/", new byte[1]).build())).isInstanceOf(IOException.class);

    assertThat(server.carriedOut()).isEqualTo(1);
  }

  @Test
  void aHundredConnectionsAtOnceAreServed() throws Exception {
    var allIn = new CountDownLatch(100);
    proxy.watcher(
        new Watcher() {
          @Override
          public void beforeForwarding(WatchedRequest request) {
            allIn.countDown();
            await(allIn);
          }
        });

    List<CompletableFuture<HttpResponse<byte[]>>> answers =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    client.sendAsync(
                        post("/" + i, new byte[i]).build(), BodyHandlers.ofByteArray()))
            .toList();

    for (int i = 0; i < 100; i++) {
      assertThat(answers.get(i).get(30, TimeUnit.SECONDS).body()).hasSize(i);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Nobody came.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
