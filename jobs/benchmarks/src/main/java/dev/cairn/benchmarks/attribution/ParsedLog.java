package dev.cairn.benchmarks.attribution;

import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one log, each as a record of its own, as a shipper would send it.
 *
 * @param records the events of each line, in order; the empty list for a line that is none
 */
record ParsedLog(List<List<AuditEvent>> records) {

  static ParsedLog of(String topic, String source, FormatsConfig config, List<byte[]> lines) {
    RecordParser parser = RecordParser.of(source, config);
    List<List<AuditEvent>> records = new ArrayList<>(lines.size());
    for (byte[] line : lines) {
      ParseResult result =
          parser.parse(new RawRecord(topic, 0, records.size(), 0, null, line));
      records.add(result.events());
    }
    return new ParsedLog(records);
  }

  /** The only event of a line, counted from 1; null if the line holds none. */
  AuditEvent ofLine(int line) {
    List<AuditEvent> events = records.get(line - 1);
    return events.isEmpty() ? null : events.get(0);
  }

  /** The event with this index in a record; null if that piece was none. */
  AuditEvent of(int record, int index) {
    for (AuditEvent event : records.get(record)) {
      if (event.getRecordIndex() == index) {
        return event;
      }
    }
    return null;
  }
}
