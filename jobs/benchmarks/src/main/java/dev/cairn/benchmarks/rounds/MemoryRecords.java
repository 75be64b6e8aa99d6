package dev.cairn.benchmarks.rounds;

import dev.cairn.benchmarks.workload.Workload;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A workload's records in memory, and their parsers: making the records is not measured. */
final class MemoryRecords {

  private static final long TIMESTAMP = 1_795_381_700_000L;

  private record Entry(RecordParser parser, RawRecord record) {}

  private final List<Entry> entries = new ArrayList<>();

  MemoryRecords(Workload workload) throws IOException {
    Map<String, RecordParser> parsers = new HashMap<>();
    workload
        .sources()
        .forEach(
            (source, zone) ->
                parsers.put(source, RecordParser.of(source, new FormatsConfig(zone))));
    Map<String, Long> offsets = new HashMap<>();
    workload.forEach(
        (source, block, value) -> {
          long offset = offsets.merge(source, 1L, Long::sum) - 1;
          entries.add(
              new Entry(
                  parsers.get(source), new RawRecord(source, 0, offset, TIMESTAMP, null, value)));
        });
  }

  /** Takes one event. */
  interface EventConsumer {
    void accept(AuditEvent event) throws IOException;
  }

  /**
   * Parses all records.
   *
   * @return the number of events
   * @throws IllegalStateException if a record became a dead letter: the captures hold none
   */
  long parse(EventConsumer consumer) throws IOException {
    long events = 0;
    for (Entry entry : entries) {
      ParseResult result = entry.parser.parse(entry.record);
      if (!result.deadLetters().isEmpty()) {
        throw new IllegalStateException(
            "A record of "
                + entry.record.topic()
                + " became a dead letter: "
                + result.deadLetters().get(0).getReason());
      }
      for (AuditEvent event : result.events()) {
        consumer.accept(event);
        events++;
      }
    }
    return events;
  }
}
