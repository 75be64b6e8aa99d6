package dev.cairn.formats.record;

import java.util.Objects;

/**
 * One Kafka record as the parsers see it.
 *
 * @param topic topic it was read from; not null
 * @param partition partition it was read from
 * @param offset its offset there
 * @param timestampMillis the Kafka record's timestamp, milliseconds since the epoch
 * @param reporter who wrote the log, from the Kafka header {@value #REPORTER_HEADER}; null if
 *     absent
 * @param value the value, byte for byte and not copied: whoever holds the record must not change
 *     it; null for a tombstone
 */
public record RawRecord(
    String topic, int partition, long offset, long timestampMillis, String reporter, byte[] value) {

  /** Kafka header in which a collector names the proxy, server or flow log that wrote it. */
  public static final String REPORTER_HEADER = "cairn.reporter";

  /**
   * Checks what the parsers rely on.
   *
   * @throws NullPointerException if the topic is null
   */
  public RawRecord {
    Objects.requireNonNull(topic, "topic");
  }
}
