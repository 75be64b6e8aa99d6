package dev.cairn.testkit.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/**
 * A message's body, without its framing.
 *
 * @param bytes to be read once
 * @param length bytes in all, or {@link #UNKNOWN}
 */
public record Body(InputStream bytes, long length) {

  /** The message doesn't say how long it is. */
  public static final long UNKNOWN = -1;

  public static Body of(byte[] bytes) {
    return new Body(new ByteArrayInputStream(bytes), bytes.length);
  }

  public static Body empty() {
    return of(new byte[0]);
  }

  /** What follows a request's head. */
  static Body ofRequest(InputStream in, Headers headers) throws IOException {
    return framed(in, headers, 0);
  }

  /** What follows an answer's head. */
  static Body ofResponse(InputStream in, ResponseHead head, String method) throws IOException {
    return head.mayHaveBody(method) ? framed(in, head.headers(), UNKNOWN) : empty();
  }

  private static Body framed(InputStream in, Headers headers, long otherwise) throws IOException {
    if (isChunked(headers)) {
      return new Body(new ChunkedInput(in), UNKNOWN);
    }
    var said = headers.first("Content-Length");
    if (said.isPresent() && !said.get().matches("\\d{1,18}")) {
      throw new ProtocolException("No length of a body: " + said.get());
    }
    long length = said.isPresent() ? Long.parseLong(said.get()) : otherwise;
    return new Body(length == UNKNOWN ? in : new SizedInput(in, length), length);
  }

  static boolean isChunked(Headers headers) {
    return headers.has("Transfer-Encoding", "chunked");
  }
}
