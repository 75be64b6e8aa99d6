package dev.cairn.detect.ocsf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.FindingReview;

/** What OCSF has no attribute for, by the names of the archive's columns. */
final class Unmapped {

  private Unmapped() {}

  static ObjectNode of(Finding finding, FindingReview review) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    rest.put("version", finding.getVersion());
    rest.put("state", finding.getState());
    rest.put("rule_set_version", finding.getRuleSetVersion());
    rest.put("key", finding.getKey());
    rest.put("period_start", OcsfFinding.millis(finding.getPeriodStart()));
    rest.put("period_end", OcsfFinding.millis(finding.getPeriodEnd()));
    put(rest, "observed", finding.getObserved());
    put(rest, "threshold", finding.getThreshold());
    put(rest, "unit", finding.getUnit());
    put(rest, "basis", finding.getBasis());
    if (finding.getTimespanUs() != null) {
      rest.put("timespan_us", finding.getTimespanUs());
    }
    put(rest, "environment", finding.getEnvironment());
    put(rest, "sensitivity", finding.getSensitivity());
    put(rest, "continues", finding.getContinues());
    put(rest, "reference_version", finding.getReferenceVersion());
    if (review != null) {
      rest.put("review_id", review.getReviewId());
      rest.put("review_time", OcsfFinding.millis(review.getTime()));
      rest.put("reviewed_version", review.getFindingVersion());
    }
    return rest;
  }

  private static void put(ObjectNode to, String name, String value) {
    if (value != null) {
      to.put(name, value);
    }
  }

  // JSON has no infinite number and no NaN
  private static void put(ObjectNode to, String name, Double value) {
    if (value != null && Double.isFinite(value)) {
      to.put(name, value);
    }
  }
}
