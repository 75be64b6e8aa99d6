package dev.cairn.archive.chain;

import java.util.Locale;

/**
 * Offsets that the archive will never hold, because Kafka no longer gives their records.
 *
 * @param offsets the range
 * @param reason why
 */
public record LostRange(OffsetRange offsets, Reason reason) {

  /** Why Kafka does not give the records. */
  public enum Reason {
    /** The topic's retention deleted them before they were read: records are lost. */
    DELETED,
    /** The topic is compacted: what stood there is not known. Records may be lost. */
    COMPACTED,
    /** Offsets without a record: transaction markers and aborted transactions. Nothing is lost. */
    NO_RECORD;

    /** The name in a manifest. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Reason parse(String id) {
      for (Reason reason : values()) {
        if (reason.id().equals(id)) {
          return reason;
        }
      }
      throw new IllegalArgumentException(
          "reason must be one of deleted, compacted, no_record, but is " + id);
    }
  }

  /** Whether records are, or may be, lost. */
  public boolean recordsLost() {
    return reason != Reason.NO_RECORD;
  }
}
