package dev.cairn.pipeline.sessions;

import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.testkit.kafka.TestKafka;
import dev.cairn.testkit.simulator.RecordReference;
import dev.cairn.testkit.simulator.SimulatedRecord;
import dev.cairn.testkit.simulator.SimulatedSource;
import dev.cairn.testkit.topics.SimulatedTopics;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a simulated world logs, in topics, and the ids of the events that the job finds in them. */
final class SimulatedInput {

  private final SimulatedTopics topics;
  private final Map<String, Long> offsets = new HashMap<>();
  private final Map<String, String> eventIds = new HashMap<>();

  /** Makes the topics that these records need. */
  SimulatedInput(TestKafka kafka, String prefix, List<SimulatedRecord> records)
      throws IOException {
    topics = SimulatedTopics.create(kafka, prefix, records);
  }

  List<TopicSource> sources() {
    return topics.sources().stream()
        .map(source -> new TopicSource(topics.topic(source), source, ZoneOffset.UTC))
        .toList();
  }

  /** Sends them in the order of their arrival. */
  void produce(List<SimulatedRecord> records) {
    topics.send(records);
    records.forEach(this::note);
  }

  // as the job will read it
  private void note(SimulatedRecord record) {
    String source = record.source().sourceName();
    String topic = topics.topic(source);
    int partition = topics.partition(source, record.reporter());
    long offset = offsets.merge(topic + partition, 1L, Long::sum) - 1;
    RawRecord raw =
        new RawRecord(
            topic, partition, offset, record.arrivalMicros() / 1_000, record.reporter(),
            record.value());
    int index = 0;
    for (AuditEvent event :
        RecordParser.of(source, new FormatsConfig(ZoneOffset.UTC)).parse(raw).events()) {
      eventIds.putIfAbsent(place(record.source(), record.number(), index++), event.getEventId());
    }
  }

  /** The id of the event that a record of the truth became; null if it was lost. */
  String eventId(RecordReference reference) {
    return eventIds.get(place(reference.source(), reference.number(), reference.index()));
  }

  private static String place(SimulatedSource source, long number, int index) {
    return source + " " + number + " " + index;
  }
}
