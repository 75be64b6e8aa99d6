package dev.cairn.benchmarks.rounds;

import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Parses inside a Flink job that is not Cairn's. */
final class ParseFunction extends RichFlatMapFunction<RawRecord, AuditEvent> {

  static final String EVENTS = "events";

  private static final long serialVersionUID = 1;

  private final HashMap<String, String> topics;
  private final HashMap<String, String> zones;
  private transient Map<String, RecordParser> parsers;
  private transient LongCounter events;

  /**
   * @param topics topics with their sources
   * @param zones sources with the zones of their local time stamps
   */
  ParseFunction(Map<String, String> topics, Map<String, String> zones) {
    this.topics = new HashMap<>(topics);
    this.zones = new HashMap<>(zones);
  }

  @Override
  public void open(OpenContext context) {
    parsers = new HashMap<>();
    topics.forEach(
        (topic, source) ->
            parsers.put(
                topic, RecordParser.of(source, new FormatsConfig(ZoneId.of(zones.get(source))))));
    events = new LongCounter();
    getRuntimeContext().addAccumulator(EVENTS, events);
  }

  @Override
  public void flatMap(RawRecord record, Collector<AuditEvent> out) {
    ParseResult result = parsers.get(record.topic()).parse(record);
    if (!result.deadLetters().isEmpty()) {
      throw new IllegalStateException("The captures hold no dead letters");
    }
    for (AuditEvent event : result.events()) {
      out.collect(event);
      events.add(1L);
    }
  }
}
