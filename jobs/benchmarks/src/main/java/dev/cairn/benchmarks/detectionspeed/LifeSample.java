package dev.cairn.benchmarks.detectionspeed;

import dev.cairn.correlate.reference.ReferenceHistory;
import dev.cairn.correlate.reference.ReferenceTables;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.testkit.life.KnownFacts;
import dev.cairn.testkit.life.LifeConfig;
import dev.cairn.testkit.life.LifeRecord;
import dev.cairn.testkit.life.SimulatedLife;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first records of a simulated hospital's life, in order of arrival.
 *
 * @param records as they come to Kafka
 * @param facts what is known of the hospital
 */
record LifeSample(List<LifeRecord> records, KnownFacts facts) {

  private static final int ATTACKS = 1;

  /** Ends a simulation before its time. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;

    Enough() {
      super(null, null, false, false);
    }
  }

  /**
   * Simulates.
   *
   * @param days how many, at most
   * @param most records, at most; 1 or more
   */
  static LifeSample of(int users, int days, int most) {
    List<LifeRecord> records = new ArrayList<>();
    SimulatedLife life =
        new SimulatedLife(
            LifeConfig.defaults().withUsers(users).withDays(days).withAttacks(ATTACKS),
            record -> {
              records.add(record);
              if (records.size() == most) {
                throw new Enough();
              }
            });
    try {
      life.run();
    } catch (Enough e) {
      // there are as many as were asked for
    }
    return new LifeSample(List.copyOf(records), life.facts());
  }

  /** The sources that speak. */
  List<String> sources() {
    return records.stream().map(LifeRecord::source).distinct().sorted().toList();
  }

  /** Parses all, as the job does. */
  List<AuditEvent> events() {
    Map<String, RecordParser> parsers = new HashMap<>();
    List<AuditEvent> events = new ArrayList<>();
    long offset = 0;
    for (LifeRecord one : records) {
      RecordParser parser =
          parsers.computeIfAbsent(
              one.source(),
              source -> RecordParser.of(source, new FormatsConfig(ZoneOffset.UTC)));
      events.addAll(
          parser
              .parse(
                  new RawRecord(
                      one.source(),
                      0,
                      offset++,
                      one.arrivalMicros() / 1_000,
                      one.reporter(),
                      one.value()))
              .events());
    }
    return events;
  }

  /** Writes the reference tables into a directory, which is made. */
  void writeTables(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (Map.Entry<String, String> file : facts.referenceTables().entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }

  /** Its reference tables, by way of a directory. */
  ReferenceTables tables(Path directory) throws IOException {
    writeTables(directory);
    return ReferenceHistory.load(directory).versions().get(0);
  }
}
