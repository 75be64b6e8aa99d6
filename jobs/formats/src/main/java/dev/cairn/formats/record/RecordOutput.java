package dev.cairn.formats.record;

import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Collects what one Kafka record becomes: numbers it, gives it ids, keeps the raw value once. For
 * one record and one thread.
 */
public final class RecordOutput {

  private static final long MAX_MILLIS = Long.MAX_VALUE / Timestamps.MICROS_PER_MILLI;

  private final RawRecord record;
  private final SqlTextPolicy sqlText;
  private final RecordIds ids;
  private final Instant ingestTime;
  private final List<AuditEvent> events = new ArrayList<>(1);
  private final DeadLetters deadLetters;
  // the source of the element that is being read: another one's where categories are mixed
  private String eventSource;
  private String eventHop;
  private boolean mixed;
  private Map<Class<?>, Object> notes;

  /**
   * Begins a record's output.
   *
   * @param source the source that the record's topic is configured for
   */
  public RecordOutput(RawRecord record, String source, SqlTextPolicy sqlText) {
    this.record = record;
    this.sqlText = sqlText;
    this.ids = new RecordIds(record.topic(), record.partition(), record.offset());
    // the archive counts microseconds in a long
    long millis = Math.max(-MAX_MILLIS, Math.min(MAX_MILLIS, record.timestampMillis()));
    this.ingestTime = Instant.ofEpochMilli(millis);
    this.deadLetters = new DeadLetters(record, source, ids, ingestTime);
  }

  /** Who wrote the log, as the Kafka header says; null if it does not. */
  public String reporter() {
    return record.reporter();
  }

  /** Says which source, and so which hop, the events that follow belong to. Before the first. */
  public void enter(String source, String hop) {
    mixed |= eventSource != null && !eventSource.equals(source);
    this.eventSource = source;
    this.eventHop = hop;
  }

  /**
   * What a format notes while it reads one record, for elements that explain each other. It is gone
   * with the record, and a rollback does not touch it.
   *
   * @param type one note of each type is kept
   * @param begin makes the note when it is first asked for
   * @return never null
   */
  public <N> N notes(Class<N> type, Supplier<N> begin) {
    if (notes == null) {
      notes = new HashMap<>();
    }
    return type.cast(notes.computeIfAbsent(type, any -> begin.get()));
  }

  /**
   * Sets what an event says about its statement, under the source's policy for texts; nothing if
   * there is none.
   *
   * @param text the statement; null if there is none
   * @param cut whether the source cut it, or may have; such a text has no digest
   */
  public void statement(AuditEvent event, String text, Cut cut) {
    sqlText.set(event, text, cut);
  }

  /**
   * Adds an event. Its time is the Kafka record's and its status unknown until the format sets what
   * the log says.
   *
   * @param contentHash hash of the event's own bytes
   * @return the event, whose columns the format sets; never null
   */
  public AuditEvent event(Activity activity, String contentHash) {
    AuditEvent event = new AuditEvent();
    int index = nextIndex();
    event.setEventId(ids.id(index));
    event.setRecordIndex(index);
    event.setTime(ingestTime);
    event.setTimePrecision(Timestamps.MILLIS);
    event.setTimeSource(Timestamps.KAFKA);
    event.setSource(eventSource);
    event.setHop(eventHop);
    event.setClassUid(activity.classUid());
    event.setActivity(activity.code());
    event.setStatus(Status.UNKNOWN);
    event.setReporter(record.reporter());
    event.setContentHash(contentHash);
    event.setKafkaTopic(record.topic());
    event.setKafkaPartition(record.partition());
    event.setKafkaOffset(record.offset());
    event.setIngestTime(ingestTime);
    events.add(event);
    return event;
  }

  /**
   * Adds a dead letter for some bytes of the value. Beyond a thousand of them, pieces with no event
   * between them share one, so that a megabyte of rubbish does not become a million records.
   *
   * @param start the first of the bytes
   * @param end the position after the last
   */
  public void deadLetter(int start, int end, BadElement why) {
    deadLetters.addPiece(nextIndex(), start, end, why);
  }

  /**
   * Adds a dead letter for bytes that do not stand in the value as such, like a tuple's text.
   *
   * @throws BadElement if the record has too many of them: then its element is bad as a whole
   */
  public void deadLetter(byte[] bytes, BadElement why) throws BadElement {
    deadLetters.addBytes(nextIndex(), bytes, why);
  }

  /** Adds a dead letter for a record without a value. */
  public void tombstone() {
    deadLetters.addTombstone(nextIndex());
  }

  /** Whether neither an event nor a dead letter was added. */
  public boolean isEmpty() {
    return nextIndex() == 0;
  }

  /** A point to go back to: how many events and dead letters there are now. */
  public Mark mark() {
    return new Mark(events.size(), deadLetters.size());
  }

  /** Forgets what was added since the mark. */
  public void rollback(Mark mark) {
    if (events.size() > mark.events) {
      events.subList(mark.events, events.size()).clear();
    }
    deadLetters.shrink(mark.deadLetters);
  }

  /**
   * Puts the whole value on the first event of each source, or on the first dead letter if there is
   * no event: sources have retention rules of their own, so each must hold its evidence itself.
   * Called once, when the whole record has been read.
   */
  public ParseResult finish() {
    List<DeadLetter> letters = deadLetters.finish();
    if (notes != null) {
      for (Object note : notes.values()) {
        if (note instanceof Ending ending) {
          ending.end();
        }
      }
    }
    if (record.value() != null) {
      if (!events.isEmpty()) {
        setRawOfEachSource();
      } else {
        deadLetters.carryValue();
      }
    }
    return new ParseResult(events, letters);
  }

  private void setRawOfEachSource() {
    AuditEvent first = events.get(0);
    first.setRaw(ByteBuffer.wrap(record.value()));
    if (!mixed) {
      return;
    }
    Set<String> seen = null;
    for (AuditEvent event : events) {
      if (event.getSource().equals(first.getSource())) {
        continue;
      }
      seen = seen == null ? new HashSet<>() : seen;
      if (seen.add(event.getSource())) {
        event.setRaw(ByteBuffer.wrap(record.value()));
      }
    }
  }

  private int nextIndex() {
    return events.size() + deadLetters.size();
  }

  /**
   * A point that {@link #rollback} goes back to.
   *
   * @param events how many events there were
   * @param deadLetters how many dead letters there were
   */
  public record Mark(int events, int deadLetters) {}

  /** A note that has something to do when the whole record has been read. */
  public interface Ending {

    /** Called when all rollbacks are done; may change events, must not throw. */
    void end();
  }
}
