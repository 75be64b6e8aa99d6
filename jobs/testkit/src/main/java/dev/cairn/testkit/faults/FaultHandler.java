package dev.cairn.testkit.faults;

import dev.cairn.testkit.http.Body;
import dev.cairn.testkit.http.Exchange;
import dev.cairn.testkit.http.Headers;
import dev.cairn.testkit.http.HttpListener;
import dev.cairn.testkit.http.RequestHead;
import dev.cairn.testkit.http.ResponseHead;
import dev.cairn.testkit.http.Upstream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

/** Carries one request, or what its fault leaves of it. */
final class FaultHandler implements HttpListener.Handler, AutoCloseable {

  // enough to find the middle of any answer that is not a big download
  private static final int MEASURED = 1024 * 1024;

  private final Upstream upstream;
  private final AtomicLong numbers = new AtomicLong();
  private volatile FaultPlan plan;
  private volatile Watcher watcher;

  FaultHandler(URI upstream, SSLContext trust, FaultPlan plan, Watcher watcher)
      throws IOException {
    this.upstream = new Upstream(upstream, trust);
    this.plan = plan;
    this.watcher = watcher;
  }

  long requests() {
    return numbers.get();
  }

  void plan(FaultPlan changed) {
    this.plan = changed;
  }

  void watcher(Watcher changed) {
    this.watcher = changed;
  }

  @Override
  public void close() {
    upstream.close();
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    RequestHead head = exchange.request();
    var request =
        new WatchedRequest(numbers.incrementAndGet(), head.method(), head.path(), head.query());
    Fault fault = plan.faultOf(request).orElse(null);
    if (fault != null) {
      watcher.onFault(request, fault);
    }
    // an if for each: the language of this release has no switch over types
    if (fault instanceof Fault.Refusal refusal) {
      refuse(exchange, refusal);
    } else if (fault instanceof Fault.ResetBefore) {
      exchange.reset();
    } else if (fault instanceof Fault.Hang hang) {
      exchange.hang(hang.limit());
    } else {
      if (fault instanceof Fault.Delay delay) {
        sleep(delay.time());
      }
      forward(exchange, request, fault);
    }
  }

  private void forward(Exchange exchange, WatchedRequest request, Fault fault)
      throws IOException {
    watcher.beforeForwarding(request);
    try (Upstream.Answer answer = upstream.send(exchange.request(), exchange.body())) {
      watcher.afterAnswer(request, answer.head().status());
      if (fault instanceof Fault.AnswerLost) {
        exchange.reset();
      } else if (fault instanceof Fault.HalfAnswer) {
        answerHalf(exchange, answer);
      } else {
        exchange.answer(answer.head(), answer.body());
      }
    }
  }

  private static void answerHalf(Exchange exchange, Upstream.Answer answer) throws IOException {
    Body body = answer.body();
    long half = body.length() / 2;
    if (body.length() == Body.UNKNOWN) {
      byte[] start = body.bytes().readNBytes(MEASURED);
      body = new Body(new ByteArrayInputStream(start), Body.UNKNOWN);
      half = start.length / 2;
    }
    if (half == 0) {
      exchange.reset();
    } else {
      exchange.answerStart(answer.head(), body, half);
    }
  }

  private static void refuse(Exchange exchange, Fault.Refusal refusal) throws IOException {
    Headers headers = Headers.NONE.with("Content-Length", "0");
    Optional<Duration> retryAfter = refusal.retryAfter();
    if (retryAfter.isPresent()) {
      headers = headers.with("Retry-After", Long.toString(retryAfter.get().toSeconds()));
    }
    exchange.answer(new ResponseHead(refusal.status(), "Injected", headers), Body.empty());
  }

  private static void sleep(Duration time) throws IOException {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The proxy was closed.");
    }
  }
}
