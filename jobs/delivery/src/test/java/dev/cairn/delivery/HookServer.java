package dev.cairn.delivery;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of webhooks on the loopback address, which answers as it is told and keeps all. */
final class HookServer implements AutoCloseable {

  /**
   * One request.
   *
   * @param nanos when it came, by System.nanoTime
   */
  record Request(String path, Headers headers, byte[] body, long nanos) {
    String id() {
      return headers.getFirst("webhook-id");
    }
  }

  /** What is answered. */
  record Answer(int status, String header, String value) {
    static Answer of(int status) {
      return new Answer(status, null, null);
    }
  }

  /** Decides; may take its time. */
  @FunctionalInterface
  interface Mood {
    Answer answer(Request request, int earlier) throws InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Mood mood;

  private HookServer(HttpServer server, Mood mood) {
    this.server = server;
    this.mood = mood;
  }

  static HookServer start(Mood mood) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HookServer started = new HookServer(server, mood);
    server.createContext("/", started::handle);
    server.setExecutor(started.threads);
    server.start();
    return started;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request =
          new Request(
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              exchange.getRequestBody().readAllBytes(),
              System.nanoTime());
      int earlier = (int) requests.stream().filter(r -> r.id().equals(request.id())).count();
      requests.add(request);
      Answer answer = mood.answer(request, earlier);
      if (answer.header() != null) {
        exchange.getResponseHeaders().add(answer.header(), answer.value());
      }
      exchange.sendResponseHeaders(answer.status(), -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void mood(Mood other) {
    mood = other;
  }

  List<Request> requests() {
    return requests;
  }

  /** Ids in the order in which they came. */
  List<String> ids() {
    return requests.stream().map(Request::id).toList();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
