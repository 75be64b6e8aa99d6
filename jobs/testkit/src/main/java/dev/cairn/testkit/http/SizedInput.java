package dev.cairn.testkit.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes of another stream, which is never read beyond them and never closed. */
final class SizedInput extends InputStream {

  private final InputStream in;
  private long left;

  SizedInput(InputStream in, long length) {
    this.in = in;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = in.read(into, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("The body ended too early.");
    }
    left -= count;
    return count;
  }
}
