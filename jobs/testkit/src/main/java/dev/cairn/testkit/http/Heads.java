package dev.cairn.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes what stands before a body. */
final class Heads {

  // as much as common servers take
  private static final int LINE_LIMIT = 64 * 1024;
  private static final int FIELD_LIMIT = 1000;

  private static final String VERSION = "HTTP/1.1";

  private Heads() {}

  /** The next request, or empty if the stream ends before it. */
  static Optional<RequestHead> readRequest(InputStream in) throws IOException {
    String line = readLine(in);
    if (line == null) {
      return Optional.empty();
    }
    String[] parts = line.split(" ");
    if (parts.length != 3 || !parts[2].equals(VERSION)) {
      throw new ProtocolException("No " + VERSION + " request.");
    }
    return Optional.of(new RequestHead(parts[0], parts[1], readFields(in)));
  }

  /** The next final answer: those of 100 to 199 are skipped. */
  static ResponseHead readResponse(InputStream in) throws IOException {
    while (true) {
      String line = readLine(in);
      if (line == null) {
        throw new EOFException("The connection ended before an answer.");
      }
      String[] parts = line.split(" ", 3);
      if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("[1-9]\\d\\d")) {
        throw new ProtocolException("No HTTP/1 answer.");
      }
      Headers headers = readFields(in);
      int status = Integer.parseInt(parts[1]);
      if (status >= 200) {
        return new ResponseHead(status, parts.length < 3 ? "" : parts[2], headers);
      }
    }
  }

  static void write(OutputStream out, RequestHead head) throws IOException {
    write(out, head.method() + " " + head.target() + " " + VERSION, head.headers());
  }

  static void write(OutputStream out, ResponseHead head) throws IOException {
    write(out, VERSION + " " + head.status() + " " + head.reason(), head.headers());
  }

  /** Null at the end of the stream. */
  static String readLine(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream(80);
    int b = in.read();
    if (b < 0) {
      return null;
    }
    for (; b != '\n'; b = in.read()) {
      if (b < 0 || line.size() == LINE_LIMIT) {
        throw new ProtocolException("A line without end.");
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static Headers readFields(InputStream in) throws IOException {
    List<Headers.Field> fields = new ArrayList<>();
    for (String line = readLine(in); ; line = readLine(in)) {
      if (line == null || fields.size() == FIELD_LIMIT) {
        throw new ProtocolException("A head without end.");
      }
      if (line.isEmpty()) {
        return new Headers(fields);
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new ProtocolException("No header field.");
      }
      fields.add(
          new Headers.Field(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
  }

  private static void write(OutputStream out, String first, Headers headers) throws IOException {
    var text = new StringBuilder(first).append("\r\n");
    for (Headers.Field field : headers.fields()) {
      text.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    out.write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }
}
