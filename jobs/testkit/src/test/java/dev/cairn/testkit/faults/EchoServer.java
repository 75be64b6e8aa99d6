package dev.cairn.testkit.faults;

import dev.cairn.testkit.http.Body;
import dev.cairn.testkit.http.Exchange;
import dev.cairn.testkit.http.Headers;
import dev.cairn.testkit.http.HttpListener;
import dev.cairn.testkit.http.ResponseHead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers the body of a request, in chunks if its path says so, and repeats its target and host in
 * header fields.
 */
final class EchoServer implements AutoCloseable {

  private final AtomicInteger carriedOut = new AtomicInteger();
  private final HttpListener listener;

  /**
   * Starts it.
   *
   * @param port 0 for any
   */
  EchoServer(int port) throws IOException {
    this.listener = HttpListener.start("echo", port, null, this::echo);
  }

  URI uri() {
    return URI.create(listener.origin() + "/base");
  }

  int port() {
    return listener.port();
  }

  /** How many requests came here whole. */
  int carriedOut() {
    return carriedOut.get();
  }

  @Override
  public void close() {
    listener.close();
  }

  private void echo(Exchange exchange) throws IOException {
    byte[] body = exchange.body().bytes().readAllBytes();
    carriedOut.incrementAndGet();
    Headers headers =
        Headers.NONE
            .with("X-Target", exchange.request().target())
            .with("X-Host", exchange.request().headers().first("Host").orElseThrow());
    boolean chunked = exchange.request().path().endsWith("/chunked");
    exchange.answer(
        new ResponseHead(200, "OK", headers),
        chunked ? new Body(new ByteArrayInputStream(body), Body.UNKNOWN) : Body.of(body));
  }
}
