package dev.cairn.formats;

/** Turns Kafka records of one source into events and dead letters. Immutable and thread-safe. */
public interface RecordParser {

  /**
   * Parses one record. Guarantees at least one event or dead letter for any bytes, and the same
   * result for the same input: no clock, no state, no I/O.
   *
   * @return never null
   */
  ParseResult parse(RawRecord record);

  /**
   * Finds the parser of a source.
   *
   * @param source a source name, such as {@code proxysql.query}; the message of the exception lists them
   * @throws IllegalArgumentException if no such source exists; the message lists those that do
   */
  static RecordParser of(String source, FormatsConfig config) {
    throw new UnsupportedOperationException();
  }
}
