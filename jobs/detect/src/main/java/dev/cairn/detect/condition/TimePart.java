package dev.cairn.detect.condition;

import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Signal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;

/**
 * A part of a time, in UTC, is not below one and not above another number.
 *
 * @param field a field of times
 * @param part which
 * @param least not below
 * @param most not above
 */
public record TimePart(Field field, Part part, double least, double most) implements Condition {

  /** Parts of a time. */
  public enum Part {
    MINUTE(ChronoField.MINUTE_OF_HOUR),
    HOUR(ChronoField.HOUR_OF_DAY),
    /** Of the month. */
    DAY(ChronoField.DAY_OF_MONTH),
    /** As ISO 8601 counts. */
    WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
    MONTH(ChronoField.MONTH_OF_YEAR),
    YEAR(ChronoField.YEAR);

    private final TemporalField field;

    Part(TemporalField field) {
      this.field = field;
    }
  }

  @Override
  public boolean test(Signal signal) {
    if (!(signal.value(field) instanceof Long micros)) {
      return false;
    }
    ZonedDateTime time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(ZoneOffset.UTC);
    int value = time.get(part.field);
    return value >= least && value <= most;
  }
}
