package dev.cairn.pipeline;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.formats.avro.SingleObjects;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.SqlTextPolicy;
import dev.cairn.schemas.DeadLetter;
import java.io.IOException;
import java.time.ZoneOffset;
import org.apache.avro.specific.SpecificRecord;

/**
 * One row of its table per record, with the record's place put into it whatever the writer said
 * there; or a dead letter.
 *
 * @param <T> the Avro record that is one row
 */
final class DerivedRows<T extends SpecificRecord> implements RecordRows {

  private final String source;
  private final ArchiveTable<T> table;
  private final SingleObjects<T> objects;
  private final SqlTextPolicy noStatements =
      new SqlTextPolicy(new FormatsConfig(ZoneOffset.UTC));
  private final int topicAt;
  private final int partitionAt;
  private final int offsetAt;
  private final int indexAt;

  DerivedRows(String source, ArchiveTable<T> table, SingleObjects<T> objects) {
    this.source = source;
    this.table = table;
    this.objects = objects;
    this.topicAt = table.schema().getField("kafka_topic").pos();
    this.partitionAt = table.schema().getField("kafka_partition").pos();
    this.offsetAt = table.schema().getField("kafka_offset").pos();
    this.indexAt = table.schema().getField("record_index").pos();
  }

  @Override
  public void make(RawRecord record, Taker rows) throws IOException, InterruptedException {
    T row;
    try {
      row = record.value() == null ? null : objects.read(record.value());
    } catch (BadElement e) {
      takeDeadLetter(record, e, rows);
      return;
    }
    if (row == null) {
      takeDeadLetter(record, null, rows);
      return;
    }
    row.put(topicAt, record.topic());
    row.put(partitionAt, record.partition());
    row.put(offsetAt, record.offset());
    row.put(indexAt, 0);
    rows.take(table, row, RowBytes.ofEncoded(record.value().length));
  }

  /** The record as a whole; without a reason it is one without a value. */
  private void takeDeadLetter(RawRecord record, BadElement why, Taker rows)
      throws IOException, InterruptedException {
    RecordOutput output = new RecordOutput(record, source, noStatements);
    if (why == null) {
      output.tombstone();
    } else {
      output.deadLetter(0, record.value().length, why);
    }
    for (DeadLetter letter : output.finish().deadLetters()) {
      rows.take(ArchiveTable.DEAD_LETTERS, letter, RowBytes.of(letter));
    }
  }
}
