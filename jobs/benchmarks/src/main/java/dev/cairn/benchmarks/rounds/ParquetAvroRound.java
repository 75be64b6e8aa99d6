package dev.cairn.benchmarks.rounds;

import dev.cairn.benchmarks.workload.Workload;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalOutputFile;

/** Parses and writes all events to one plain file. */
final class ParquetAvroRound implements Round {

  private final MemoryRecords records;

  ParquetAvroRound(Workload workload) throws IOException {
    this.records = new MemoryRecords(workload);
  }

  @Override
  public RoundResult run(Path directory) throws IOException {
    Path file = directory.resolve("events.parquet");
    Meter meter = Meter.start();
    long events;
    try (ParquetWriter<AuditEvent> writer = PlainParquet.open(new LocalOutputFile(file))) {
      events = records.parse(writer::write);
    }
    return meter.stop(
        events, Map.of(RoundResult.BYTES, Files.size(file), RoundResult.FILES, 1L));
  }
}
