package dev.cairn.benchmarks.rounds;

import dev.cairn.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Parses, and looks at a field of each event so that none can be left out. */
final class ParseRound implements Round {

  private final MemoryRecords records;
  private long seen;

  ParseRound(Workload workload) throws IOException {
    this.records = new MemoryRecords(workload);
  }

  @Override
  public RoundResult run(Path directory) throws IOException {
    Meter meter = Meter.start();
    long events = records.parse(event -> seen += event.getEventId().length());
    return meter.stop(events, Map.of("seen", seen));
  }
}
