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

/** Collects what one Kafka record becomes: numbers it, gives it ids, keeps the raw value once. */
public final class RecordOutput {

  static final int MAX_DEAD_LETTERS = 1_000;
  private static final long MAX_MILLIS = Long.MAX_VALUE / Timestamps.MICROS_PER_MILLI;

  private final RawRecord record;
  private final String source;
  private final SqlTextPolicy sqlText;
  private final RecordIds ids;
  private final Instant ingestTime;
  private final List<AuditEvent> events = new ArrayList<>(1);
  private final List<DeadLetter> deadLetters = new ArrayList<>(0);
  // the dead letter that pieces are added to, and the index after it
  private int sharedStart = -1;
  private int sharedEnd;
  private int sharedAt;
  // the source of the element that is being read: another one's where categories are mixed
  private String eventSource;
  private String eventHop;
  private Map<Class<?>, Object> notes;

  /**
   * Begins a record's output.
   *
   * @param source the source that the record's topic is configured for
   */
  public RecordOutput(RawRecord record, String source, SqlTextPolicy sqlText) {
    this.record = record;
    this.source = source;
    this.sqlText = sqlText;
    this.ids = new RecordIds(record.topic(), record.partition(), record.offset());
    // the archive counts microseconds in a long
    long millis = Math.max(-MAX_MILLIS, Math.min(MAX_MILLIS, record.timestampMillis()));
    this.ingestTime = Instant.ofEpochMilli(millis);
  }

  /** Who wrote the log, as the Kafka header says; null if it does not. */
  public String reporter() {
    return record.reporter();
  }

  /** Says which source the events that follow belong to. */
  public void enter(String source, String hop) {
    this.eventSource = source;
    this.eventHop = hop;
  }

  /**
   * What a format notes while it reads one record, for elements that explain each other. It is gone
   * with the record, and a rollback does not touch it.
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
   * @param truncated whether the source cut it, or may have; such a text has no digest
   */
  public void statement(AuditEvent event, String text, boolean truncated) {
    sqlText.set(event, text, truncated);
  }

  /**
   * Adds an event. Its time is the Kafka record's and its status unknown until the format sets what
   * the log says.
   *
   * @param contentHash hash of the event's own bytes
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
   * Adds a dead letter for some bytes of the value. Beyond {@value #MAX_DEAD_LETTERS} of them,
   * pieces with no event between them share one, so that a megabyte of rubbish does not become a
   * million records.
   */
  public void deadLetter(int start, int end, BadElement why) {
    if (deadLetters.size() < MAX_DEAD_LETTERS) {
      add(piece(start, end), why);
    } else if (sharedStart < 0 || sharedAt != nextIndex()) {
      closeShared();
      add(piece(start, end), why);
      sharedStart = start;
      sharedEnd = end;
      sharedAt = nextIndex();
    } else {
      sharedEnd = end;
    }
  }

  /**
   * Adds a dead letter for bytes that do not stand in the value as such, like a tuple's text.
   *
   * @throws BadElement if the record has too many of them: then its element is bad as a whole
   */
  public void deadLetter(byte[] bytes, BadElement why) throws BadElement {
    if (deadLetters.size() >= MAX_DEAD_LETTERS) {
      throw new BadElement(
          ReasonCode.OVER_LIMIT, "more than " + MAX_DEAD_LETTERS + " bad parts in one record");
    }
    add(ByteBuffer.wrap(bytes), why);
  }

  /** Adds a dead letter for a record without a value. */
  public void tombstone() {
    add(null, new BadElement(ReasonCode.NULL_VALUE, null));
  }

  public boolean isEmpty() {
    return nextIndex() == 0;
  }

  /** A point to go back to: how many events and dead letters there are now. */
  public Mark mark() {
    return new Mark(events.size(), deadLetters.size());
  }

  /** Forgets what was added since the mark. */
  public void rollback(Mark mark) {
    events.subList(mark.events, events.size()).clear();
    deadLetters.subList(mark.deadLetters, deadLetters.size()).clear();
  }

  /**
   * Puts the whole value on the first event of each source, or on the first dead letter if there is
   * no event: sources have retention rules of their own, so each must hold its evidence itself.
   */
  public ParseResult finish() {
    closeShared();
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
      } else if (!deadLetters.isEmpty()) {
        setRaw(deadLetters.get(0), ByteBuffer.wrap(record.value()));
      }
    }
    return new ParseResult(events, deadLetters);
  }

  private void setRawOfEachSource() {
    AuditEvent first = events.get(0);
    first.setRaw(ByteBuffer.wrap(record.value()));
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

  /** Gives a dead letter that stands for several pieces the bytes of all of them. */
  private void closeShared() {
    if (sharedStart >= 0) {
      setRaw(deadLetters.get(deadLetters.size() - 1), piece(sharedStart, sharedEnd));
      sharedStart = -1;
    }
  }

  private ByteBuffer piece(int start, int end) {
    return ByteBuffer.wrap(record.value(), start, end - start).slice();
  }

  private void add(ByteBuffer raw, BadElement why) {
    DeadLetter letter = new DeadLetter();
    int index = nextIndex();
    letter.setDeadLetterId(ids.id(index));
    letter.setRecordIndex(index);
    letter.setSource(source);
    letter.setReason(why.reason().code());
    letter.setDetail(why.detail());
    setRaw(letter, raw);
    letter.setReporter(record.reporter());
    letter.setKafkaTopic(record.topic());
    letter.setKafkaPartition(record.partition());
    letter.setKafkaOffset(record.offset());
    letter.setIngestTime(ingestTime);
    deadLetters.add(letter);
  }

  private static void setRaw(DeadLetter letter, ByteBuffer raw) {
    letter.setRaw(raw);
    letter.setRawSize(raw == null ? 0 : raw.remaining());
    letter.setContentHash(
        raw == null
            ? Hashes.sha256(new byte[0], 0, 0)
            : Hashes.sha256(raw.array(), raw.arrayOffset() + raw.position(), raw.remaining()));
  }

  private int nextIndex() {
    return events.size() + deadLetters.size();
  }

  public record Mark(int events, int deadLetters) {}

  /** A note that has something to do when the whole record has been read. */
  public interface Ending {

    /** Called when all rollbacks are done; may change events, must not throw. */
    void end();
  }
}
