package dev.cairn.query;

import dev.cairn.archive.table.ArchiveTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as SQL sees it: all rows of one of the archive's tables, or of those that say the same
 * thing again the last one.
 *
 * @param name its name in SQL
 * @param table where its rows are
 * @param same columns that are equal in rows of which only the last one counts; empty if all count
 * @param order which of them is the last: highest in the first of these columns, then in the next
 * @param ofAllTimes whether it has its rows whatever range of time a query asks for
 */
record SqlTable(
    String name,
    ArchiveTable<?> table,
    List<String> same,
    List<String> order,
    boolean ofAllTimes) {

  private static final List<SqlTable> ALL =
      List.of(
          new SqlTable(ArchiveTable.EVENTS),
          new SqlTable(
              "sessions",
              ArchiveTable.SESSIONS,
              List.of("session_id"),
              List.of("version", "kafka_topic", "kafka_partition", "kafka_offset")),
          new SqlTable("session_versions", ArchiveTable.SESSIONS, List.of(), List.of()),
          // the id is made from the two others: naming them lets conditions on them prune early
          new SqlTable(
              "attributions",
              ArchiveTable.ATTRIBUTIONS,
              List.of("attribution_id", "proxy_event_id", "database_event_id"),
              List.of("kafka_topic", "kafka_partition", "kafka_offset")),
          new SqlTable("attribution_versions", ArchiveTable.ATTRIBUTIONS, List.of(), List.of()),
          new SqlTable(
              "findings",
              ArchiveTable.FINDINGS,
              List.of("finding_id"),
              List.of("version", "kafka_topic", "kafka_partition", "kafka_offset")),
          new SqlTable("finding_versions", ArchiveTable.FINDINGS, List.of(), List.of()),
          new SqlTable(ArchiveTable.FINDING_REVIEWS),
          // a review comes days after what it is of: a range of time is not asked of it
          new SqlTable(
              "last_reviews",
              ArchiveTable.FINDING_REVIEWS,
              List.of("finding_id"),
              List.of("time", "kafka_topic", "kafka_partition", "kafka_offset"),
              true),
          new SqlTable(ArchiveTable.RULE_SETS),
          new SqlTable(ArchiveTable.ACCESS_LOG),
          new SqlTable(ArchiveTable.DEAD_LETTERS));

  private SqlTable(ArchiveTable<?> table) {
    this(table.name(), table, List.of(), List.of());
  }

  private SqlTable(
      String name, ArchiveTable<?> table, List<String> same, List<String> order) {
    this(name, table, same, order, false);
  }

  /** All tables, in the order in which they are shown. */
  static List<SqlTable> all() {
    return ALL;
  }

  /** Their names, for messages. */
  static String names() {
    return ALL.stream().map(SqlTable::name).collect(Collectors.joining(", "));
  }

  /** The table with every row of an archive's table. */
  static SqlTable ofAllRows(String archiveTable) {
    return ALL.stream()
        .filter(one -> one.table.name().equals(archiveTable) && !one.countsLastOnly())
        .findFirst()
        .orElseThrow();
  }

  /** Whether of rows that say the same thing again only the last one counts. */
  boolean countsLastOnly() {
    return !same.isEmpty();
  }

  /** The columns that decide which row counts. */
  Set<String> deciding() {
    return countsLastOnly()
        ? Stream.concat(same.stream(), order.stream()).collect(Collectors.toSet())
        : Set.of();
  }

  /** What picks the rows that count, behind all else of a SELECT; empty if all do. */
  String condition() {
    if (!countsLastOnly()) {
      return "";
    }
    return " QUALIFY row_number() OVER (PARTITION BY %s ORDER BY %s) = 1"
        .formatted(
            String.join(", ", same),
            order.stream().map(column -> column + " DESC").collect(Collectors.joining(", ")));
  }
}
