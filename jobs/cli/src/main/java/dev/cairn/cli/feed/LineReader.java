package dev.cairn.cli.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream at line feeds, byte for byte: no character set, no carriage return taken away. */
final class LineReader implements RecordReader {

  private final String name;
  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
  private final byte[] buffer = new byte[1 << 16];
  private int start;
  private int length;
  private long index;

  LineReader(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  @Override
  public byte[] next() throws IOException {
    while (length >= 0) {
      for (int i = start; i < length; i++) {
        if (buffer[i] == '\n') {
          append(start, i);
          start = i + 1;
          return take();
        }
      }
      append(start, length);
      start = 0;
      length = in.read(buffer);
    }
    return line.size() == 0 ? null : take();
  }

  private byte[] take() {
    byte[] record = line.toByteArray();
    line.reset();
    index++;
    return record;
  }

  private void append(int from, int to) throws IOException {
    if (line.size() + (to - from) > RecordFile.MAX_RECORD_BYTES) {
      throw tooLong(name, index);
    }
    line.write(buffer, from, to - from);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  static IOException tooLong(String name, long index) {
    return new IOException(
        "Record "
            + index
            + " of "
            + name
            + " is longer than "
            + (RecordFile.MAX_RECORD_BYTES >> 20)
            + " MiB: cut the file into smaller records first");
  }
}
