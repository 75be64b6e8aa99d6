package dev.cairn.cli.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream at line feeds, byte for byte: no character set, no carriage return taken away. */
final class LineReader {

  private final String name;
  private final InputStream in;

  LineReader(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  void forEach(RecordFile.RecordConsumer consumer) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
    byte[] buffer = new byte[1 << 16];
    long index = 0;
    int length;
    while ((length = in.read(buffer)) >= 0) {
      int start = 0;
      for (int i = 0; i < length; i++) {
        if (buffer[i] == '\n') {
          append(line, buffer, start, i, index);
          consumer.accept(line.toByteArray());
          line.reset();
          index++;
          start = i + 1;
        }
      }
      append(line, buffer, start, length, index);
    }
    if (line.size() > 0) {
      consumer.accept(line.toByteArray());
    }
  }

  private void append(ByteArrayOutputStream line, byte[] buffer, int from, int to, long index)
      throws IOException {
    if (line.size() + (to - from) > RecordFile.MAX_RECORD_BYTES) {
      throw tooLong(name, index);
    }
    line.write(buffer, from, to - from);
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
