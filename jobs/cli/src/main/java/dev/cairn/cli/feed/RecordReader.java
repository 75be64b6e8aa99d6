package dev.cairn.cli.feed;

import java.io.Closeable;
import java.io.IOException;

/** The records of a file, one by one. Not thread-safe. */
public interface RecordReader extends Closeable {

  /**
   * The next record; null after the last.
   *
   * @throws IOException if the file can't be read, or the record is longer than {@link
   *     RecordFile#MAX_RECORD_BYTES}; the message names the file and the record's place
   */
  byte[] next() throws IOException;
}
