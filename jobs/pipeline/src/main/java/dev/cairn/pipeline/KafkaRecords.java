package dev.cairn.pipeline;

import dev.cairn.formats.record.RawRecord;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Kafka's records as the parsers take them. */
public final class KafkaRecords {

  private KafkaRecords() {}

  /**
   * The record as it is: nothing is read out of the value, so nothing can fail.
   *
   * @return the value not copied; the reporter as the record's header names it, null if none does
   */
  public static RawRecord raw(ConsumerRecord<byte[], byte[]> record) {
    Header reporter = record.headers().lastHeader(RawRecord.REPORTER_HEADER);
    return new RawRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        reporter == null || reporter.value() == null
            ? null
            : new String(reporter.value(), StandardCharsets.UTF_8),
        record.value());
  }
}
