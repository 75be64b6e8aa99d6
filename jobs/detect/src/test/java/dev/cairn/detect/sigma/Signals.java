package dev.cairn.detect.sigma;

import dev.cairn.detect.rule.Input;
import dev.cairn.detect.rule.Rule;
import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Fields;
import dev.cairn.detect.signal.Signal;
import dev.cairn.detect.signal.Surroundings;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Session;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Signals to hold conditions against. */
final class Signals {

  static final Instant TIME = Instant.parse("2026-11-22T19:30:00Z");

  private static final FormatsConfig CONFIG = new FormatsConfig(ZoneOffset.UTC);

  private Signals() {}

  /** An event of a source with some fields, by name and value. */
  static Signal event(String source, Object... fields) {
    AuditEvent event = new AuditEvent();
    event.setSource(source);
    event.setTime(TIME);
    event.setIngestTime(TIME);
    for (int i = 0; i < fields.length; i += 2) {
      event.put(Fields.get((String) fields[i]).inEvent(), fields[i + 1]);
    }
    return Signal.of(event, Surroundings.NONE);
  }

  /** A session's version with some fields. */
  static Signal session(Object... fields) {
    Session session = new Session();
    session.setStartTime(TIME);
    session.setEndTime(TIME);
    for (int i = 0; i < fields.length; i += 2) {
      Field field = Fields.get((String) fields[i]);
      session.put(field.inSession(), fields[i + 1]);
    }
    return Signal.of(session, Surroundings.NONE);
  }

  /** What a real record becomes. */
  static List<Signal> parsed(String topicSource, String record) {
    return RecordParser.of(topicSource, CONFIG)
        .parse(
            new RawRecord(
                "raw",
                0,
                1,
                TIME.toEpochMilli(),
                "reporter-1",
                record.getBytes(StandardCharsets.UTF_8)))
        .events()
        .stream()
        .map(event -> Signal.of(event, Surroundings.NONE))
        .toList();
  }

  /** Whether any input of the rule looks at the signal. */
  static boolean hits(Rule rule, Signal signal) {
    return rule.inputs().stream().anyMatch(input -> hits(input, signal));
  }

  static boolean hits(Input input, Signal signal) {
    return input.sources().contains(signal.source())
        && input.condition().test(signal)
        && (input.value() == null || signal.value(input.value()) != null)
        && (input.blankKeys()
            || input.keys().stream().allMatch(key -> signal.value(key) != null));
  }
}
