package dev.cairn.benchmarks.detection;

import dev.cairn.correlate.reference.Enricher;
import dev.cairn.correlate.reference.ReferenceTables;
import dev.cairn.correlate.session.PathAddresses;
import dev.cairn.correlate.session.Progress;
import dev.cairn.correlate.session.SessionBuilder;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.detect.signal.Signal;
import dev.cairn.detect.signal.Surroundings;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.pipeline.detections.Known;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Session;
import dev.cairn.testkit.life.LifeRecord;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** From records to signals, as the jobs do it: parsers, sessions, names from reference tables. */
final class LifeReplay {

  private static final long MINUTE = 60_000_000;
  private static final long LATEST = 10 * MINUTE;

  private final ReferenceTables tables;
  private final Subject subject;
  private final Map<String, RecordParser> parsers = new HashMap<>();
  private final Map<String, Long> offsets = new HashMap<>();
  private final Known known = new Known();
  private final SessionBuilder sessions;
  private final Enricher enricher;
  private long minute = Long.MIN_VALUE;
  private long records;
  private long events;
  private long deadLetters;

  /**
   * A replay.
   *
   * @param sessionsEvery how often a session that goes on tells of itself; null for no sessions
   */
  LifeReplay(ReferenceTables tables, Subject subject, Duration sessionsEvery) {
    this.tables = tables;
    this.subject = subject;
    this.enricher = new Enricher(tables);
    this.sessions =
        sessionsEvery == null ? null : new SessionBuilder(config(sessionsEvery), this::session);
  }

  private static SessionConfig config(Duration every) {
    SessionConfig usual = SessionConfig.defaults();
    return new SessionConfig(
        Map.of(
            SessionConfig.QUERY, Duration.ofMinutes(1),
            SessionConfig.AUDIT, Duration.ofMinutes(1),
            SessionConfig.FLOW, Duration.ofMinutes(10),
            SessionConfig.DATABASE, Duration.ofMinutes(15)),
        usual.slack(),
        every,
        usual.idleEnd(),
        usual.keepSealed(),
        new PathAddresses(
            Set.of("10.20.3.4:6033", "10.20.3.5:6033", "10.20.3.6:6033"),
            Set.of("10.20.4.4:3306"),
            Set.of("10.20.3.4", "10.20.3.5", "10.20.3.6"),
            Set.of()),
        usual.monitorUsers(),
        usual.fastForwardUsers());
  }

  /** Takes the next record. */
  void record(LifeRecord record) {
    time(record.arrivalMicros());
    ParseResult parsed =
        parsers
            .computeIfAbsent(
                record.source(),
                source -> RecordParser.of(source, new FormatsConfig(ZoneOffset.UTC)))
            .parse(
                new RawRecord(
                    record.source(),
                    0,
                    offsets.merge(record.source(), 1L, Long::sum),
                    record.arrivalMicros() / 1_000,
                    record.reporter(),
                    record.value()));
    records++;
    deadLetters += parsed.deadLetters().size();
    parsed.events().forEach(this::event);
  }

  private void event(AuditEvent event) {
    events++;
    Surroundings surroundings = known.of(event, tables);
    if (sessions != null) {
      sessions.event(event, event.getSqlText() == null ? java.util.List.of()
          : surroundings.tables());
    }
    subject.signal(Signal.of(event, surroundings));
  }

  private void session(Session version) {
    Session named = enricher.enrich(version, Set.copyOf(version.getTables()));
    subject.signal(Signal.of(named, known.of(named, tables)));
  }

  /** Time goes on, with or without a record. */
  void time(long micros) {
    subject.time(micros);
    if (sessions != null && micros / MINUTE != minute) {
      minute = micros / MINUTE;
      progress(micros - LATEST);
    }
  }

  /** All has come. */
  void end() {
    if (sessions != null) {
      progress(Long.MAX_VALUE);
    }
    subject.end();
  }

  private void progress(long passed) {
    sessions.watermark(
        new Progress(
            Map.of(
                SessionConfig.QUERY, passed,
                SessionConfig.AUDIT, passed,
                SessionConfig.FLOW, passed,
                SessionConfig.DATABASE, passed),
            Set.of()));
  }

  long records() {
    return records;
  }

  long events() {
    return events;
  }

  long deadLetters() {
    return deadLetters;
  }
}
