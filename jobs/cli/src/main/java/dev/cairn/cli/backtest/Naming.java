package dev.cairn.cli.backtest;

import dev.cairn.correlate.reference.ReferenceHistory;
import dev.cairn.correlate.reference.ReferenceTables;
import dev.cairn.detect.signal.Signal;
import dev.cairn.pipeline.detections.Known;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Session;
import java.time.Instant;

/** Makes signals: rows with what the reference tables in force at their time say of them. */
public final class Naming {

  private final ReferenceHistory history;
  private final Known known = new Known();

  /**
   * By these tables.
   *
   * @param history null for none
   */
  public Naming(ReferenceHistory history) {
    this.history = history;
  }

  Signal of(AuditEvent event) {
    return Signal.of(event, known.of(event, tables(event.getTime())));
  }

  Signal of(Session session) {
    return Signal.of(session, known.of(session, tables(session.getStartTime())));
  }

  private ReferenceTables tables(Instant time) {
    return history == null ? null : history.at(time);
  }
}
