package dev.cairn.pipeline;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.io.IOException;

/** Events and dead letters of a log, as its parser makes them. */
record ParsedRows(RecordParser parser) implements RecordRows {

  @Override
  public void make(RawRecord record, Taker rows) throws IOException, InterruptedException {
    ParseResult result = parser.parse(record);
    for (AuditEvent event : result.events()) {
      rows.take(ArchiveTable.EVENTS, event, RowBytes.of(event));
    }
    for (DeadLetter letter : result.deadLetters()) {
      rows.take(ArchiveTable.DEAD_LETTERS, letter, RowBytes.of(letter));
    }
  }
}
