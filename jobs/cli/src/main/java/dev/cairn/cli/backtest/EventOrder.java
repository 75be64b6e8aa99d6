package dev.cairn.cli.backtest;

import dev.cairn.schemas.AuditEvent;
import java.util.Comparator;

/** The one order of events: by time, then by where they came from, which no two share. */
final class EventOrder {

  static final Comparator<AuditEvent> BY_TIME =
      Comparator.comparing(AuditEvent::getTime)
          .thenComparing(AuditEvent::getSource)
          .thenComparing(AuditEvent::getKafkaTopic)
          .thenComparingInt(AuditEvent::getKafkaPartition)
          .thenComparingLong(AuditEvent::getKafkaOffset)
          .thenComparingInt(AuditEvent::getRecordIndex);

  /** The same in SQL. */
  static final String SQL =
      "ORDER BY \"time\", source, kafka_topic, kafka_partition, kafka_offset, record_index";

  private EventOrder() {}
}
