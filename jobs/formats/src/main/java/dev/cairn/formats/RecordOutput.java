package dev.cairn.formats;

import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects what one Kafka record becomes: numbers it, gives it ids, keeps the raw value once. */
final class RecordOutput {

  private static final long MAX_MILLIS = Long.MAX_VALUE / Timestamps.MICROS_PER_MILLI;

  private final RawRecord record;
  private final String source;
  private final String hop;
  private final RecordIds ids;
  private final Instant ingestTime;
  private final List<AuditEvent> events = new ArrayList<>(1);
  private final List<DeadLetter> deadLetters = new ArrayList<>(0);

  RecordOutput(RawRecord record, String source, String hop) {
    this.record = record;
    this.source = source;
    this.hop = hop;
    this.ids = new RecordIds(record.topic(), record.partition(), record.offset());
    // the archive counts microseconds in a long
    long millis = Math.max(-MAX_MILLIS, Math.min(MAX_MILLIS, record.timestampMillis()));
    this.ingestTime = Instant.ofEpochMilli(millis);
  }

  /** Who wrote the log, as the Kafka header says; null if it does not. */
  String reporter() {
    return record.reporter();
  }

  /**
   * Adds an event. Its time is the Kafka record's and its status unknown until the format sets what
   * the log says.
   *
   * @param contentHash hash of the event's own bytes
   */
  AuditEvent event(Activity activity, String contentHash) {
    AuditEvent event = new AuditEvent();
    int index = nextIndex();
    event.setEventId(ids.id(index));
    event.setRecordIndex(index);
    event.setTime(ingestTime);
    event.setTimePrecision(Timestamps.MILLIS);
    event.setTimeSource(Timestamps.KAFKA);
    event.setSource(source);
    event.setHop(hop);
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

  /** Adds a dead letter for some bytes of the value. */
  void deadLetter(int start, int end, BadElement why) {
    add(ByteBuffer.wrap(record.value(), start, end - start).slice(), why);
  }

  /** Adds a dead letter for bytes that do not stand in the value as such, like a tuple's text. */
  void deadLetter(byte[] bytes, BadElement why) {
    add(ByteBuffer.wrap(bytes), why);
  }

  /** Adds a dead letter for a record without a value. */
  void tombstone() {
    add(null, new BadElement(ReasonCode.NULL_VALUE, null));
  }

  boolean isEmpty() {
    return nextIndex() == 0;
  }

  /** A point to go back to: how many events and dead letters there are now. */
  Mark mark() {
    return new Mark(events.size(), deadLetters.size());
  }

  /** Forgets what was added since the mark. */
  void rollback(Mark mark) {
    events.subList(mark.events, events.size()).clear();
    deadLetters.subList(mark.deadLetters, deadLetters.size()).clear();
  }

  /** Puts the whole value on the first event, or on the first dead letter if there is no event. */
  ParseResult finish() {
    if (record.value() != null) {
      if (!events.isEmpty()) {
        events.get(0).setRaw(ByteBuffer.wrap(record.value()));
      } else if (!deadLetters.isEmpty()) {
        setRaw(deadLetters.get(0), ByteBuffer.wrap(record.value()));
      }
    }
    return new ParseResult(events, deadLetters);
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

  record Mark(int events, int deadLetters) {}
}
