package dev.cairn.formats.record;

import dev.cairn.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The dead letters of one Kafka record, with a bound on their number. */
final class DeadLetters {

  static final int MAX = 1_000;

  private final RawRecord record;
  private final String source;
  private final RecordIds ids;
  private final Instant ingestTime;
  private final List<DeadLetter> letters = new ArrayList<>(0);
  // the dead letter that pieces are added to, and the index after it
  private int sharedStart = -1;
  private int sharedEnd;
  private int sharedAt;

  /**
   * None, yet.
   *
   * @param source the source that the record's topic is configured for
   */
  DeadLetters(RawRecord record, String source, RecordIds ids, Instant ingestTime) {
    this.record = record;
    this.source = source;
    this.ids = ids;
    this.ingestTime = ingestTime;
  }

  int size() {
    return letters.size();
  }

  /**
   * Adds some bytes of the value. Beyond {@value #MAX} dead letters, pieces with no event between
   * them share one.
   *
   * @param index the record_index that comes next
   */
  void addPiece(int index, int start, int end, BadElement why) {
    if (letters.size() < MAX) {
      add(index, piece(start, end), why);
    } else if (sharedStart < 0 || sharedAt != index) {
      closeShared();
      add(index, piece(start, end), why);
      sharedStart = start;
      sharedEnd = end;
      sharedAt = index + 1;
    } else {
      sharedEnd = end;
    }
  }

  /**
   * Adds bytes that do not stand in the value as such.
   *
   * @throws BadElement if there are {@value #MAX} already
   */
  void addBytes(int index, byte[] bytes, BadElement why) throws BadElement {
    if (letters.size() >= MAX) {
      throw new BadElement(ReasonCode.OVER_LIMIT, "more than " + MAX + " bad parts in one record");
    }
    add(index, ByteBuffer.wrap(bytes), why);
  }

  void addTombstone(int index) {
    add(index, null, new BadElement(ReasonCode.NULL_VALUE, null));
  }

  /** Forgets all behind the first so many. */
  void shrink(int size) {
    if (letters.size() > size) {
      letters.subList(size, letters.size()).clear();
    }
  }

  /** Ends the adding. */
  List<DeadLetter> finish() {
    closeShared();
    return letters;
  }

  /** Puts the whole value on the first, if there is one. */
  void carryValue() {
    if (!letters.isEmpty()) {
      setRaw(letters.get(0), ByteBuffer.wrap(record.value()));
    }
  }

  /** Gives a dead letter that stands for several pieces the bytes of all of them. */
  private void closeShared() {
    if (sharedStart >= 0) {
      DeadLetter shared = letters.get(letters.size() - 1);
      if (shared.getRawSize() < sharedEnd - sharedStart) {
        setRaw(shared, piece(sharedStart, sharedEnd));
      }
      sharedStart = -1;
    }
  }

  private ByteBuffer piece(int start, int end) {
    return ByteBuffer.wrap(record.value(), start, end - start).slice();
  }

  private void add(int index, ByteBuffer raw, BadElement why) {
    DeadLetter letter = new DeadLetter();
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
    letters.add(letter);
  }

  private static void setRaw(DeadLetter letter, ByteBuffer raw) {
    letter.setRaw(raw);
    letter.setRawSize(raw == null ? 0 : raw.remaining());
    letter.setContentHash(
        raw == null
            ? Hashes.sha256(new byte[0], 0, 0)
            : Hashes.sha256(raw.array(), raw.arrayOffset() + raw.position(), raw.remaining()));
  }
}
