package dev.cairn.cli;

import dev.cairn.query.ArchiveSql;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.schemas.Finding;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that was said of a finding.
 *
 * @param rows of {@code finding_reviews}, the oldest first
 */
record FindingReviews(List<Map<String, Object>> rows) {

  static FindingReviews read(ArchiveSql sql, Finding finding)
      throws IOException, SqlRefusedException {
    return new FindingReviews(
        SqlText.rows(
            sql.query(
                "SELECT \"time\", action, verdict, reviewer, reason, finding_version"
                    + " FROM finding_reviews WHERE finding_id = "
                    + SqlText.literal(finding.getFindingId())
                    + " ORDER BY \"time\", kafka_topic, kafka_partition, kafka_offset")));
  }

  void print(PageText page) {
    page.blank();
    page.heading(rows.isEmpty() ? "Nobody has reviewed it." : "Reviews");
    for (Map<String, Object> row : rows) {
      Object verdict = row.get("verdict");
      String first =
          "  %s  %s%s by %s (of version %s): "
              .formatted(
                  FindingPage.time((Instant) row.get("time")),
                  row.get("action"),
                  verdict == null ? "" : " as " + verdict.toString().replace('_', ' '),
                  row.get("reviewer"),
                  row.get("finding_version"));
      page.wrapped("", "    ", first + row.get("reason"));
    }
  }
}
