package dev.cairn.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** A body in chunks, without them; trailing fields are dropped. */
final class ChunkedInput extends InputStream {

  private final InputStream in;
  private InputStream chunk;
  private boolean ended;

  ChunkedInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (!ended) {
      if (chunk == null) {
        open();
        continue;
      }
      int count = chunk.read(into, offset, length);
      if (count >= 0) {
        return count;
      }
      readEmptyLine();
      chunk = null;
    }
    return -1;
  }

  private void open() throws IOException {
    String line = Heads.readLine(in);
    String size = line == null ? "" : line.split(";", 2)[0].strip();
    if (!size.matches("[0-9a-fA-F]{1,15}")) {
      throw new ProtocolException("No size of a chunk.");
    }
    long length = Long.parseLong(size, 16);
    if (length > 0) {
      chunk = new SizedInput(in, length);
      return;
    }
    for (String trailer = Heads.readLine(in); ; trailer = Heads.readLine(in)) {
      if (trailer == null) {
        throw new ProtocolException("Chunks without end.");
      }
      if (trailer.isEmpty()) {
        ended = true;
        return;
      }
    }
  }

  private void readEmptyLine() throws IOException {
    if (!"".equals(Heads.readLine(in))) {
      throw new ProtocolException("A chunk longer than it says.");
    }
  }
}
