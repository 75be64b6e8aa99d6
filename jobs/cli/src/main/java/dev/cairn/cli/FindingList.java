package dev.cairn.cli;

import dev.cairn.archive.table.ArchiveTable;
import dev.cairn.query.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Findings to list, as SQL.
 *
 * @param conditions on {@code finding_status}
 * @param from with evidence then or later; null for the beginning
 * @param to with evidence before; null for no end
 * @param limit at most so many
 */
record FindingList(List<String> conditions, Instant from, Instant to, int limit) {

  /** The table's time is that of the first evidence; a period is hardly ever longer. */
  private static final Duration LONGEST_PERIOD = Duration.ofDays(31);

  private static final Set<String> NOT_STABLE =
      Set.of("class_uid", "kafka_topic", "kafka_partition", "kafka_offset", "record_index");

  private static final String REVIEW =
      "status, verdict, reviewer, review_time, review_reason, grown_since_review";

  /** Fits a hundred columns for most findings. */
  private static final String FOR_PEOPLE =
      "left(finding_id, 10) AS finding, strftime(last_seen_time, '%m-%d %H:%M') AS last_utc,"
          + " severity, title, whom, times, periods,"
          + " status || CASE WHEN grown_since_review THEN ' +' ELSE '' END AS status";

  private static final String WHOM =
      "coalesce(user_name, client_name, client_ip, server, reporter, replace(key, chr(10), ' '))";

  /** Which files to look into. */
  TimeRange range() {
    Instant begin = from == null ? null : from.minus(LONGEST_PERIOD);
    return new TimeRange(begin, to);
  }

  /** All columns of each finding. */
  String rows() {
    String columns =
        ArchiveTable.FINDINGS.columns().stream()
            .filter(column -> !NOT_STABLE.contains(column))
            .collect(Collectors.joining(", "));
    return "SELECT %s, %s FROM finding_status WHERE %s %s"
        .formatted(columns, REVIEW, where(), order());
  }

  /** Each finding on a line. */
  String forPeople() {
    return "SELECT %s FROM (SELECT finding_id, last_seen_time, severity, title, %s AS whom,"
            .formatted(FOR_PEOPLE, WHOM)
        + " \"count\" AS times, 1 AS periods, status, grown_since_review FROM finding_status"
        + " WHERE %s) %s".formatted(where(), order());
  }

  /** What one rule says of one key, and that stands the same with reviewers, on a line. */
  String folded() {
    return "SELECT %s FROM (SELECT arg_max(finding_id, last_seen_time) AS finding_id,"
            .formatted(FOR_PEOPLE)
        + " max(last_seen_time) AS last_seen_time, arg_max(severity, last_seen_time) AS severity,"
        + " arg_max(title, last_seen_time) AS title, arg_max(%s, last_seen_time) AS whom,"
            .formatted(WHOM)
        + " CAST(sum(\"count\") AS BIGINT) AS times, count(*) AS periods, status,"
        + " bool_or(grown_since_review) AS grown_since_review"
        + " FROM finding_status WHERE %s GROUP BY rule_id, key, status) %s"
            .formatted(where(), order());
  }

  private String where() {
    List<String> all = new ArrayList<>(conditions);
    all.add("true");
    if (from != null) {
      all.add("last_seen_time >= TIMESTAMPTZ '" + from + "'");
    }
    return String.join(" AND ", all);
  }

  private String order() {
    return "ORDER BY last_seen_time DESC, finding_id LIMIT " + limit;
  }
}
