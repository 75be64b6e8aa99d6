package dev.cairn.archive.table;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where files lie: Hive-style, so that every engine prunes by source, day and hour. */
final class ArchivePaths {

  private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final long MICROS_PER_SECOND = 1_000_000L;
  private static final long FIRST_SECOND =
      LocalDateTime.of(0, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
  private static final long LAST_SECOND =
      LocalDateTime.of(9999, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC);

  private ArchivePaths() {}

  static String directory(String table, String source, long timeMicros) {
    long second = Math.floorDiv(timeMicros, MICROS_PER_SECOND);
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            Math.max(FIRST_SECOND, Math.min(LAST_SECOND, second)), 0, ZoneOffset.UTC);
    return String.format(
        Locale.ROOT,
        "%s/source=%s/date=%04d-%02d-%02d/hour=%02d",
        table,
        part("source", source),
        time.getYear(),
        time.getMonthValue(),
        time.getDayOfMonth(),
        time.getHour());
  }

  static String path(String directory, String writer, long sequence) {
    if (sequence < 0) {
      throw new IllegalArgumentException("sequence is negative: " + sequence);
    }
    return String.format(
        Locale.ROOT, "%s/%s-%08d.parquet", directory, part("writer", writer), sequence);
  }

  private static String part(String what, String value) {
    if (value == null || !PART.matcher(value).matches()) {
      throw new IllegalArgumentException(
          what + " must be 1 to 100 of A-Z a-z 0-9 . _ -, but is: " + value);
    }
    return value;
  }
}
