package dev.cairn.testkit.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One request and its answer, on the server's side. For one thread. */
public final class Exchange {

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  private final Connection connection;
  private final RequestHead request;
  private final Body body;
  private boolean continueDue;
  private boolean answered;
  private boolean open = true;

  Exchange(Connection connection, RequestHead request) throws IOException {
    this.connection = connection;
    this.request = request;
    this.body = Body.ofRequest(connection.in(), request.headers());
    this.continueDue = request.headers().has("Expect", "100-continue");
  }

  public RequestHead request() {
    return request;
  }

  /** To be read once; what is not read of it is skipped at the end. */
  public Body body() throws IOException {
    if (continueDue) {
      continueDue = false;
      connection.out().write(CONTINUE);
      connection.out().flush();
    }
    return body;
  }

  /**
   * Answers. A body of unknown length goes out in chunks.
   *
   * @throws IOException if the client has gone or the body cannot be read; the client then sees a
   *     reset
   */
  public void answer(ResponseHead head, Body answer) throws IOException {
    boolean withBody = head.mayHaveBody(request.method());
    start(head, withBody, answer.length());
    if (withBody) {
      new BodyOutput(connection.out(), answer.length() == Body.UNKNOWN).write(answer.bytes());
    }
    connection.out().flush();
    answered = true;
  }

  /** Sends the head, at most {@code limit} bytes of the body, and then a reset. */
  public void answerStart(ResponseHead head, Body answer, long limit) throws IOException {
    start(head, true, answer.length());
    new BodyOutput(connection.out(), answer.length() == Body.UNKNOWN)
        .writeStart(answer.bytes(), limit);
    connection.out().flush();
    reset();
  }

  /** Ends the connection at once: the client sees a reset. */
  public void reset() {
    open = false;
    connection.reset();
  }

  /** Answers nothing until the client has gone or {@code limit} is over; then resets. */
  public void hang(Duration limit) throws IOException {
    skip(body());
    connection.readLimit(Math.toIntExact(limit.toMillis()));
    try {
      connection.in().read();
    } catch (SocketTimeoutException e) {
      // the limit
    }
    reset();
  }

  /** Makes the connection ready for the next request; false if there can be none. */
  boolean finish() throws IOException {
    if (!open) {
      return false;
    }
    if (!answered) {
      reset();
      return false;
    }
    if (request.headers().has("Connection", "close") || continueDue) {
      return false;
    }
    skip(body);
    return true;
  }

  private void start(ResponseHead head, boolean withBody, long length) throws IOException {
    Headers headers = head.headers().without("Connection", "Keep-Alive");
    if (withBody) {
      headers = headers.without("Transfer-Encoding", "Content-Length");
      headers =
          length == Body.UNKNOWN
              ? headers.with("Transfer-Encoding", "chunked")
              : headers.with("Content-Length", Long.toString(length));
    }
    Heads.write(connection.out(), head.with(headers));
  }

  private static void skip(Body body) throws IOException {
    try (InputStream bytes = body.bytes()) {
      bytes.transferTo(OutputStream.nullOutputStream());
    } catch (EOFException e) {
      throw new IOException("The client went before its request was whole.", e);
    }
  }
}
