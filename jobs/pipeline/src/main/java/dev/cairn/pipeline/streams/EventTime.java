package dev.cairn.pipeline.streams;

import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.schemas.AuditEvent;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * When a record was written, by its reporter's clock: a statement of a proxy when it was over.
 *
 * <p>A clock that runs far ahead must not tell all others that they are late: a record that came
 * more than an hour before it was written moves no time, and is left out of sessions. The time of
 * arrival is Kafka's, so this is the same whenever the record is read.
 */
public final class EventTime implements SerializableTimestampAssigner<AuditEvent> {

  /** Moves no time. */
  static final long NONE = Long.MIN_VALUE;

  private static final long serialVersionUID = 1;
  private static final Duration MOST_AHEAD = Duration.ofHours(1);
  private static final long MICROS_PER_MILLI = 1_000;

  private EventTime() {}

  /**
   * Time of a source.
   *
   * @param lateness how much later than its own time a record may come
   */
  public static WatermarkStrategy<AuditEvent> of(Duration lateness) {
    return WatermarkStrategy.<AuditEvent>forBoundedOutOfOrderness(lateness)
        .withTimestampAssigner(new EventTime())
        .withIdleness(lateness);
  }

  /**
   * The same where sources go on without end.
   *
   * @param aheadOfOthers how far a source may be read ahead of the slowest: what comes between must
   *     be held
   */
  public static WatermarkStrategy<AuditEvent> of(Duration lateness, Duration aheadOfOthers) {
    return of(lateness)
        .withWatermarkAlignment("sources", aheadOfOthers, Duration.ofMillis(500));
  }

  @Override
  public long extractTimestamp(AuditEvent event, long kafkaTimestamp) {
    if (isFromTheFuture(event)) {
      return NONE;
    }
    long millis = event.getTime().toEpochMilli();
    Long duration = event.getDurationUs();
    return event.getSource().equals(SessionConfig.QUERY) && duration != null
        ? millis + Math.max(0, Math.min(duration, Duration.ofHours(1).toNanos() / MICROS_PER_MILLI))
            / MICROS_PER_MILLI
        : millis;
  }

  /** Whether it came more than an hour before it was written. */
  public static boolean isFromTheFuture(AuditEvent event) {
    Instant arrived = event.getIngestTime();
    return event.getTime().isAfter(arrived.plus(MOST_AHEAD));
  }
}
