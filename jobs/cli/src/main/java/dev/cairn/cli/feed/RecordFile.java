package dev.cairn.cli.feed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * A file of raw records, plain or gzip (told by its first bytes). A record is a line, without its
 * line feed, except where the file is one whole JSON document over several lines (a flow-log blob):
 * then it is the document.
 *
 * @param name what to call it in messages
 * @param content opens the file from its start, each time anew
 * @param reporter who wrote the log, for Kafka's header; null if unknown
 */
public record RecordFile(String name, Content content, String reporter) {

  /** Opens bytes. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }

  /** Takes records one by one. */
  @FunctionalInterface
  public interface RecordConsumer {
    void accept(byte[] record) throws IOException;
  }

  /** The longest record that is read: what a Kafka topic of ours takes. */
  public static final int MAX_RECORD_BYTES = 60 << 20;

  private static final int GZIP_MAGIC = 0x8b1f;

  /**
   * Reads all records, in file order. An empty line is a record without bytes; a last line need not
   * end in a line feed.
   *
   * @throws IOException if the file can't be read, or one record is longer than {@link
   *     #MAX_RECORD_BYTES}; the message names the file and the record's place
   */
  public void forEach(RecordConsumer consumer) throws IOException {
    try (RecordReader records = open()) {
      for (byte[] record = records.next(); record != null; record = records.next()) {
        consumer.accept(record);
      }
    }
  }

  /** The same, as they are asked for; the caller closes it. */
  public RecordReader open() throws IOException {
    boolean document = isDocument();
    InputStream in = openDecompressed();
    return document ? new DocumentReader(name, in) : new LineReader(name, in);
  }

  /** Opens the file's bytes, decompressed. The stream supports marks. */
  public InputStream openDecompressed() throws IOException {
    BufferedInputStream in = new BufferedInputStream(content.open(), 1 << 16);
    in.mark(2);
    int magic = in.read() | in.read() << 8;
    in.reset();
    return magic == GZIP_MAGIC
        ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16)
        : in;
  }

  private boolean isDocument() throws IOException {
    try (InputStream in = openDecompressed()) {
      return JsonDocument.spansLines(in);
    }
  }
}
