package dev.cairn.pipeline.detections;

import dev.cairn.correlate.reference.ReferenceTables;
import dev.cairn.detect.engine.Screening;
import dev.cairn.detect.rule.RuleSet;
import dev.cairn.detect.signal.Signal;
import dev.cairn.pipeline.streams.ReferenceWatch;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DetectionHit;
import dev.cairn.schemas.SchemaClasses;
import dev.cairn.schemas.Session;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Which rules are about an event or a session's version. Runs in the task that reads the source: no
 * statement's text leaves that.
 *
 * @param <T> {@link AuditEvent} or {@link Session}
 */
final class ScreeningFunction<T extends SpecificRecord> extends ProcessFunction<T, DetectionHit> {

  static {
    SchemaClasses.trust();
  }

  private static final long serialVersionUID = 1;
  private static final long BETWEEN_LOOKS_MILLIS = 10_000;

  private final DetectionsJobConfig config;
  private transient RuleWatch rules;
  private transient RuleSet used;
  private transient Screening screening;
  private transient ReferenceWatch reference;
  private transient long looked;
  private transient Known known;

  ScreeningFunction(DetectionsJobConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    rules = RuleWatch.of(config);
    getRuntimeContext().getMetricGroup().gauge("rulesRefused", rules::refused);
    known = new Known();
    if (config.referenceTables() != null) {
      reference = new ReferenceWatch(Path.of(config.referenceTables()), List.of());
      reference.look();
      looked = System.currentTimeMillis();
      if (reference.history().versions().isEmpty()) {
        throw new IllegalArgumentException(
            "reference-tables is '%s', with faults: %s. Allowed: tables without faults"
                .formatted(config.referenceTables(), reference.refusal()));
      }
    }
  }

  @Override
  public void processElement(T row, Context context, Collector<DetectionHit> out) {
    RuleSet current = rules.current();
    if (current != used) {
      used = current;
      screening = new Screening(current);
    }
    long now = context.timerService().currentProcessingTime();
    if (reference != null && now - looked > BETWEEN_LOOKS_MILLIS) {
      looked = now;
      reference.look();
    }
    Signal signal = signal(row);
    if (signal != null) {
      screening.screen(signal, out::collect);
    }
  }

  private Signal signal(T row) {
    if (row instanceof Session session) {
      return screening.watches(Signal.SESSION)
          ? Signal.of(session, known.of(session, tables(session.getStartTime())))
          : null;
    }
    AuditEvent event = (AuditEvent) row;
    return screening.watches(event.getSource())
        ? Signal.of(event, known.of(event, tables(event.getTime())))
        : null;
  }

  private ReferenceTables tables(Instant time) {
    return reference == null ? null : reference.history().at(time);
  }

  @Override
  public void close() {
    if (rules != null) {
      rules.close();
      rules = null;
    }
  }
}
