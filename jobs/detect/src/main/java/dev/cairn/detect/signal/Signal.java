package dev.cairn.detect.signal;

import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.Micros;
import dev.cairn.schemas.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What rules look at: one audit event, or one version of a session, with what is known besides. Not
 * changed by looking at it; valid as long as nobody changes the row.
 */
public final class Signal {

  /** Source of a session's version, beside those of events. */
  public static final String SESSION = "session";

  private final AuditEvent event;
  private final Session session;
  private final Surroundings known;

  private Signal(AuditEvent event, Session session, Surroundings known) {
    this.event = event;
    this.session = session;
    this.known = Objects.requireNonNull(known, "known");
  }

  /** Of an event. */
  public static Signal of(AuditEvent event, Surroundings known) {
    return new Signal(Objects.requireNonNull(event, "event"), null, known);
  }

  /** Of a session's version, which has most of what is known in itself. */
  public static Signal of(Session session, Surroundings known) {
    return new Signal(null, Objects.requireNonNull(session, "session"), known);
  }

  /** The event's source, or {@link #SESSION}. */
  public String source() {
    return event == null ? SESSION : event.getSource();
  }

  /**
   * A field's value, as {@link FieldType} says; null if it has none here. A session's own value goes
   * before what is known besides.
   */
  public Object value(Field field) {
    int place = event == null ? field.inSession() : field.inEvent();
    if (place < 0) {
      return besides(field.known());
    }
    Object value = event == null ? session.get(place) : event.get(place);
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof Instant time) {
      return Micros.of(time);
    }
    return value instanceof List<?> list && field.type() == FieldType.TEXTS ? texts(list) : value;
  }

  private Object besides(int place) {
    if (place == Surroundings.DELAY) {
      return event == null ? null : (Object) (ingest() - time());
    }
    return place < 0 ? null : known.get(place);
  }

  private static List<String> texts(List<?> list) {
    List<String> texts = new ArrayList<>(list.size());
    list.forEach(one -> texts.add(String.valueOf(one)));
    return texts;
  }

  /** A field's value as text; null if it has none. */
  public String text(Field field) {
    Object value = value(field);
    return value == null ? null : value.toString();
  }

  /** When: an event's time, a session's latest sign. Epoch microseconds. */
  public long time() {
    return Micros.of(event == null ? session.getEndTime() : event.getTime());
  }

  /** When its record entered Kafka, epoch microseconds; of a session its time. */
  public long ingest() {
    return event == null ? time() : Micros.of(event.getIngestTime());
  }

  /** The event; null for a session. */
  public AuditEvent event() {
    return event;
  }

  /** The session; null for an event. */
  public Session session() {
    return session;
  }

  /** What is known besides. */
  public Surroundings known() {
    return known;
  }
}
