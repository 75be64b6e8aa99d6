package dev.cairn.detect.ocsf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.FindingReview;

/**
 * How a finding stands, in OCSF's words.
 *
 * @param review the last; null for none
 */
record Lifecycle(int activityId, String activity, int statusId, String status, FindingReview review) {

  static Lifecycle of(Finding finding, FindingReview review) {
    if (review != null && review.getAction().equals("closed")) {
      boolean harmless =
          "false_positive".equals(review.getVerdict())
              || "benign".equals(review.getVerdict())
              || "test".equals(review.getVerdict());
      return harmless
          ? new Lifecycle(3, "Close", 3, "Suppressed", review)
          : new Lifecycle(3, "Close", 4, "Resolved", review);
    }
    if (review != null) {
      return review.getAction().equals("acknowledged")
          ? new Lifecycle(2, "Update", 2, "In Progress", review)
          : new Lifecycle(2, "Update", 1, "New", review);
    }
    return finding.getCount() <= 1 && finding.getState().equals("open")
        ? new Lifecycle(1, "Create", 1, "New", null)
        : new Lifecycle(2, "Update", 1, "New", null);
  }

  boolean isReviewed() {
    return review != null;
  }

  /** Whether somebody should still look at it. */
  boolean isOpen() {
    return activityId != 3;
  }

  /** What the reviewer said, with the attributes of OCSF's incident profile. */
  void addReview(ObjectNode json) {
    if (review == null) {
      return;
    }
    json.put("comment", review.getReason());
    json.putObject("assignee").put("name", review.getReviewer());
    if (review.getVerdict() != null) {
      json.put("verdict_id", verdictId(review.getVerdict()));
      json.put("verdict", verdict(review.getVerdict()));
    }
  }

  private static int verdictId(String verdict) {
    return switch (verdict) {
      case "false_positive" -> 1;
      case "true_positive" -> 2;
      case "benign" -> 5;
      case "test" -> 6;
      case "security_risk" -> 8;
      default -> 99;
    };
  }

  private static String verdict(String verdict) {
    return switch (verdict) {
      case "false_positive" -> "False Positive";
      case "true_positive" -> "True Positive";
      case "benign" -> "Benign";
      case "test" -> "Test";
      case "security_risk" -> "Security Risk";
      default -> "Other";
    };
  }
}
