package dev.cairn.cli.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A whole file as one record, without the line feeds at its end. */
final class DocumentReader implements RecordReader {

  private final String name;
  private final InputStream in;
  private boolean read;

  DocumentReader(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  @Override
  public byte[] next() throws IOException {
    if (read) {
      return null;
    }
    read = true;
    byte[] document = in.readNBytes(RecordFile.MAX_RECORD_BYTES + 1);
    if (document.length > RecordFile.MAX_RECORD_BYTES) {
      throw LineReader.tooLong(name, 0);
    }
    int end = document.length;
    while (end > 0 && (document[end - 1] == '\n' || document[end - 1] == '\r')) {
      end--;
    }
    return end == document.length ? document : Arrays.copyOf(document, end);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
