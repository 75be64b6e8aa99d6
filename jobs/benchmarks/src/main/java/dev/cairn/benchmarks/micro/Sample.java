package dev.cairn.benchmarks.micro;

import dev.cairn.benchmarks.workload.Workload;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.testkit.captures.Captures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One source's records of the small capture, and their events. */
final class Sample {

  private static final int RECORDS = 2_000;

  private Sample() {}

  static RecordParser parser(String source) {
    Workload workload = new Workload(Captures.smallPlain(), 1);
    return RecordParser.of(source, new FormatsConfig(workload.sources().get(source)));
  }

  static List<RawRecord> records(String source) throws IOException {
    List<RawRecord> records = new ArrayList<>();
    new Workload(Captures.smallPlain(), 4)
        .forEach(
            (from, block, value) -> {
              if (from.equals(source) && records.size() < RECORDS) {
                records.add(new RawRecord(source, 0, records.size(), 0, null, value));
              }
            });
    return records;
  }

  static List<AuditEvent> events(String source) throws IOException {
    RecordParser parser = parser(source);
    List<AuditEvent> events = new ArrayList<>();
    for (RawRecord record : records(source)) {
      events.addAll(parser.parse(record).events());
    }
    return events;
  }
}
