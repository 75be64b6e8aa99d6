package dev.cairn.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a body in the framing that its head announced. */
final class BodyOutput {

  private static final byte[] LINE_END = {'\r', '\n'};
  private static final int BUFFER = 64 * 1024;

  private final OutputStream out;
  private final boolean chunked;

  BodyOutput(OutputStream out, boolean chunked) {
    this.out = out;
    this.chunked = chunked;
  }

  /** All of it, and the end mark where there is one. */
  void write(InputStream bytes) throws IOException {
    copy(bytes, Long.MAX_VALUE);
    if (chunked) {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** At most so many bytes of it, and no end mark. */
  void writeStart(InputStream bytes, long limit) throws IOException {
    copy(bytes, limit);
  }

  private void copy(InputStream bytes, long limit) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (long left = limit; left > 0; ) {
      int count = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        return;
      }
      if (chunked) {
        out.write(Integer.toHexString(count).getBytes(StandardCharsets.ISO_8859_1));
        out.write(LINE_END);
      }
      out.write(buffer, 0, count);
      if (chunked) {
        out.write(LINE_END);
      }
      left -= count;
    }
  }
}
