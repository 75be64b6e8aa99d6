package dev.cairn.testkit.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLContext;

/** The server behind a proxy. Sends a request as it is, but for hop-by-hop fields. Thread-safe. */
public final class Upstream implements AutoCloseable {

  // below the 5 s after which Node.js closes an idle connection, so that none is used as it closes
  private static final long IDLE_LIMIT_NANOS = Duration.ofSeconds(2).toNanos();
  private static final int ANSWER_LIMIT_MILLIS = 120_000;

  private final String host;
  private final int port;
  private final SSLContext tls;
  private final Deque<Idle> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  private record Idle(Connection connection, long sinceNanos) {}

  /**
   * Connects to nothing yet.
   *
   * @param origin its scheme, host and port are used
   * @param trust whom an https server must be; null is the JDK's own trust
   */
  public Upstream(URI origin, SSLContext trust) throws IOException {
    boolean secure = origin.getScheme().equals("https");
    this.host = origin.getHost();
    this.port = origin.getPort() < 0 ? (secure ? 443 : 80) : origin.getPort();
    this.tls = secure ? trust == null ? defaultTrust() : trust : null;
  }

  /**
   * Sends a request and waits for the head of its answer.
   *
   * @throws IOException if it cannot be reached, or ends without an answer; whether the request was
   *     carried out is then unknown
   */
  public Answer send(RequestHead head, Body body) throws IOException {
    Connection connection = take();
    try {
      connection.readLimit(ANSWER_LIMIT_MILLIS);
      Headers headers = head.headers().without("Connection", "Keep-Alive", "Expect");
      Heads.write(connection.out(), new RequestHead(head.method(), head.target(), headers));
      new BodyOutput(connection.out(), Body.isChunked(headers)).write(body.bytes());
      connection.out().flush();
      ResponseHead answer = Heads.readResponse(connection.in());
      return new Answer(
          answer, Body.ofResponse(connection.in(), answer, head.method()), connection);
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Closes what is idle; requests under way go on. */
  @Override
  public void close() {
    closed = true;
    for (Idle one = idle.poll(); one != null; one = idle.poll()) {
      one.connection().reset();
    }
  }

  private Connection take() throws IOException {
    for (Idle one = idle.pollFirst(); one != null; one = idle.pollFirst()) {
      if (System.nanoTime() - one.sinceNanos() < IDLE_LIMIT_NANOS) {
        return one.connection();
      }
      one.connection().close();
    }
    return Connection.open(host, port, tls);
  }

  private static SSLContext defaultTrust() throws IOException {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("This JDK has no default TLS context.", e);
    }
  }

  /** An answer; its body is still to be read. */
  public final class Answer implements Closeable {

    private final ResponseHead head;
    private final Body body;
    private final Connection connection;

    private Answer(ResponseHead head, Body body, Connection connection) {
      this.head = head;
      this.body = body;
      this.connection = connection;
    }

    public ResponseHead head() {
      return head;
    }

    public Body body() {
      return body;
    }

    /** Keeps the connection for the next request if the body was read to its end. */
    @Override
    public void close() throws IOException {
      boolean framed = body.length() != Body.UNKNOWN || Body.isChunked(head.headers());
      boolean kept = framed && !head.headers().has("Connection", "close");
      if (!closed && kept && isRead()) {
        idle.addFirst(new Idle(connection, System.nanoTime()));
      } else {
        connection.close();
      }
    }

    private boolean isRead() {
      try {
        return body.bytes().read() < 0;
      } catch (IOException e) {
        return false;
      }
    }
  }
}
