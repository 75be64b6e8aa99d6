package dev.cairn.pipeline;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.RawRecord;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;

/** Makes rows of the archive from the records of one topic. Without state between records. */
interface RecordRows {

  /**
   * Makes rows of one record. Guarantees for any bytes: at least one row, the same rows for the same
   * record, each with the record's topic, partition and offset, and {@code record_index} from 0
   * without gaps; no exception but what taking a row throws.
   */
  void make(RawRecord record, Taker rows) throws IOException, InterruptedException;

  /** Takes rows one by one. */
  interface Taker {

    /**
     * Takes a row, which is not changed after.
     *
     * @param bytes what it weighs on the heap, roughly
     */
    <T extends SpecificRecord> void take(ArchiveTable<T> table, T row, long bytes)
        throws IOException, InterruptedException;
  }

  /**
   * Finds what reads a topic.
   *
   * @throws IllegalArgumentException if there is no such source
   * @throws IOException if what the topic's reading rules name can't be read
   */
  static RecordRows of(TopicSource topic) throws IOException {
    DerivedSource derived = DerivedSource.find(topic.source());
    return derived != null
        ? derived.rows()
        : new ParsedRows(RecordParser.of(topic.source(), topic.reading().load()));
  }
}
