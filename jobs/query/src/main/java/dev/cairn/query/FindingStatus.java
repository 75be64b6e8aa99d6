package dev.cairn.query;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The view {@code finding_status}: each finding with how it stands with its reviewers. Beside the
 * columns of {@code findings} it has {@code status} (new, acknowledged, closed; reopened is new),
 * {@code verdict}, {@code reviewer}, {@code review_time}, {@code review_reason} of the last review,
 * and {@code grown_since_review}: whether the finding has got more since the version reviewed.
 */
final class FindingStatus {

  static final String NAME = "finding_status";

  static final String DEFINITION =
      "CREATE VIEW "
          + NAME
          + " AS SELECT f.*, CASE WHEN r.action IN ('acknowledged', 'closed') THEN r.action"
          + " ELSE 'new' END AS status, r.verdict, r.reviewer, r.\"time\" AS review_time,"
          + " r.reason AS review_reason,"
          + " coalesce(f.version > r.finding_version, false) AS grown_since_review"
          + " FROM findings f LEFT JOIN last_reviews r ON f.finding_id = r.finding_id";

  private static final Set<String> OF_FINDINGS = Set.of("finding_id", "version");

  private static final Set<String> OF_REVIEWS =
      Set.of(
          "finding_id", "finding_version", "time", "action", "verdict", "reviewer", "reason");

  private FindingStatus() {}

  /**
   * Adds what the view reads, and itself.
   *
   * @param everything whether a statement may read all of its columns
   * @param columnNames columns that the statement names
   */
  static void addNeeds(
      Map<String, TableNeed> needs, boolean everything, Set<String> columnNames) {
    Set<String> named = new LinkedHashSet<>(columnNames);
    named.retainAll(SqlTable.ofAllRows("findings").table().columns());
    named.addAll(OF_FINDINGS);
    TableNeed findings = everything ? TableNeed.ALL : new TableNeed(false, named);
    TableNeed reviews = everything ? TableNeed.ALL : new TableNeed(false, OF_REVIEWS);
    needs.merge("findings", findings, FindingStatus::both);
    needs.merge("last_reviews", reviews, FindingStatus::both);
    needs.put(NAME, findings);
  }

  private static TableNeed both(TableNeed one, TableNeed other) {
    Set<String> columns = new HashSet<>(one.columns());
    columns.addAll(other.columns());
    return one.all() || other.all() ? TableNeed.ALL : new TableNeed(false, columns);
  }
}
