package dev.cairn.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.detect.ocsf.OcsfFinding;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.FindingReview;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * A finding of the archive and its last review.
 *
 * @param review null for none
 */
record ReviewedFinding(Finding finding, FindingReview review) {

  /** Of rows of {@code findings} or {@code finding_status}, in their order. */
  static List<ReviewedFinding> of(ArchiveSql sql, List<Map<String, Object>> rows)
      throws IOException, SqlRefusedException {
    Map<String, FindingReview> reviews = rows.isEmpty() ? Map.of() : reviews(sql, rows);
    List<ReviewedFinding> findings = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      Finding finding = filled(new Finding(), row);
      finding.setClassUid(2004);
      findings.add(new ReviewedFinding(finding, reviews.get(finding.getFindingId())));
    }
    return findings;
  }

  ObjectNode json() {
    return OcsfFinding.json(finding, review);
  }

  private static Map<String, FindingReview> reviews(
      ArchiveSql sql, List<Map<String, Object>> rows) throws IOException, SqlRefusedException {
    String ids =
        rows.stream()
            .map(row -> SqlText.literal((String) row.get("finding_id")))
            .collect(Collectors.joining(", "));
    Map<String, FindingReview> reviews = new HashMap<>();
    for (Map<String, Object> row :
        SqlText.rows(sql.query("SELECT * FROM last_reviews WHERE finding_id IN (" + ids + ")"))) {
      FindingReview review = filled(new FindingReview(), row);
      reviews.put(review.getFindingId(), review);
    }
    return reviews;
  }

  /** Puts a row's values into the fields of their names; others stay as they are. */
  static <T extends SpecificRecord> T filled(T record, Map<String, Object> row) {
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = row.get(field.name());
      if (value != null) {
        record.put(field.pos(), isInt(field.schema()) ? (Integer) ((Long) value).intValue() : value);
      }
    }
    return record;
  }

  private static boolean isInt(Schema schema) {
    return schema.getType() == Schema.Type.INT
        || schema.isUnion()
            && schema.getTypes().stream().anyMatch(type -> type.getType() == Schema.Type.INT);
  }
}
