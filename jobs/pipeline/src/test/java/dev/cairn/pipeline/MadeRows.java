package dev.cairn.pipeline;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.formats.record.RawRecord;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What one record became. */
final class MadeRows implements RecordRows.Taker {

  final List<ArchiveTable<?>> tables = new ArrayList<>();
  final List<SpecificRecord> rows = new ArrayList<>();
  long bytes;

  static MadeRows of(RecordRows reader, byte[] value) {
    MadeRows made = new MadeRows();
    try {
      reader.make(new RawRecord("t", 3, 41, 1_795_381_103_000L, "cairn", value), made);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("taking a row does not fail here", e);
    }
    return made;
  }

  static RecordRows reader(String source) {
    try {
      return RecordRows.of(new TopicSource("t", source, ZoneOffset.UTC));
    } catch (IOException e) {
      throw new AssertionError("no file is read", e);
    }
  }

  @Override
  public <T extends SpecificRecord> void take(ArchiveTable<T> table, T row, long rowBytes) {
    tables.add(table);
    rows.add(row);
    bytes += rowBytes;
  }
}
