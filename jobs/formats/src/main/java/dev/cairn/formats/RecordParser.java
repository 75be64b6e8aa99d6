package dev.cairn.formats;

import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.RawRecord;
import java.util.List;
import java.util.Set;

/** Turns Kafka records of one source into events and dead letters. Immutable and thread-safe. */
public interface RecordParser {

  /**
   * Parses one record. Guarantees, for any bytes:
   *
   * <ul>
   *   <li>no exception, and at least one event or dead letter;
   *   <li>the same result for the same input: no clock, no state, no I/O;
   *   <li>{@code record_index} counts events and dead letters together, from 0, without gaps, in
   *       the order of the elements in the value;
   *   <li>the value is kept byte for byte: on the first event of each source, or, without events, on
   *       the first dead letter;
   *   <li>an element that cannot be read is a dead letter of its own and takes no neighbour with
   *       it;
   *   <li>beyond a thousand dead letters in one record, neighbouring unreadable pieces share one;
   *   <li>no dead letter's {@code detail} holds a byte of the record.
   * </ul>
   *
   * <p>A blob that was cut yields the elements before the cut; the piece of the one that was cut is
   * a dead letter. A cut exactly between two elements leaves no trace here: pieces of a blob that a
   * forwarder sends block by block look the same.
   *
   * @return never null
   */
  ParseResult parse(RawRecord record);

  /**
   * Finds the parser of a source.
   *
   * @param source a source name, such as {@code proxysql.query}
   * @throws IllegalArgumentException if no such source exists; the message lists those that do
   */
  static RecordParser of(String source, FormatsConfig config) {
    return Sources.parser(source, config);
  }

  /**
   * The sources that the events of one topic may belong to: its own, and, where that comes in Azure
   * Monitor's envelope, the others that do, since one envelope may mix them. Own first.
   *
   * @throws IllegalArgumentException if no such source exists
   */
  static List<String> sourcesIn(String source) {
    return Sources.sourcesIn(source);
  }

  /** The names that {@link #of} accepts, in alphabetical order. Unmodifiable. */
  static Set<String> sources() {
    return Sources.names();
  }
}
