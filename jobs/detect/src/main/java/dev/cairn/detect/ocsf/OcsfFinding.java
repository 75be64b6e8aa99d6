package dev.cairn.detect.ocsf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.FindingReview;
import java.time.Instant;
import java.util.Map;

/**
 * A finding as a Detection Finding (class_uid 2004) of OCSF 1.8. The same finding gives the same
 * JSON, its attributes in the same order; what a finding does not say is left out, and what OCSF has
 * no attribute for is under {@code unmapped}, by the names of the archive's columns. Times are
 * milliseconds since 1970 in UTC, as OCSF's {@code timestamp_t} is: microseconds are cut off.
 *
 * <p>{@code time} is the time of the latest evidence, not that of the writing, which a finding does
 * not know. {@code metadata.uid} names the version and {@code finding_info.uid} the finding: who
 * keeps one thing of each finding replaces by the latter. {@code activity_id} is Create as long as
 * the rule said it once; a receiver may get that more than once, and may miss it.
 *
 * <p>There is no PHI in it, because there is none in a finding.
 */
public final class OcsfFinding {

  /** The version of OCSF that it is written after. */
  public static final String OCSF_VERSION = "1.8.0";

  private static final int CATEGORY = 2;
  private static final int CLASS = 2004;

  private static final Map<Integer, String> SEVERITIES =
      Map.of(1, "Informational", 2, "Low", 3, "Medium", 4, "High", 5, "Critical");

  private OcsfFinding() {}

  /** A finding that nobody has reviewed. */
  public static ObjectNode json(Finding finding) {
    return json(finding, null);
  }

  /**
   * A finding and how it stands with its reviewers.
   *
   * @param review the last; null for none. Its reason, in the reviewer's own words, is the {@code
   *     comment}, and the reviewer the {@code assignee}
   */
  public static ObjectNode json(Finding finding, FindingReview review) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Lifecycle lifecycle = Lifecycle.of(finding, review);
    json.put("activity_id", lifecycle.activityId());
    json.put("activity_name", lifecycle.activity());
    json.put("category_uid", CATEGORY);
    json.put("category_name", "Findings");
    json.put("class_uid", CLASS);
    json.put("class_name", "Detection Finding");
    json.put("type_uid", CLASS * 100L + lifecycle.activityId());
    json.put("type_name", "Detection Finding: " + lifecycle.activity());
    json.put("time", millis(finding.getLastSeenTime()));
    json.put("start_time", millis(finding.getFirstSeenTime()));
    json.put("end_time", millis(finding.getLastSeenTime()));
    json.put("severity_id", finding.getSeverityId());
    json.put("severity", SEVERITIES.getOrDefault(finding.getSeverityId(), "Unknown"));
    json.put("status_id", lifecycle.statusId());
    json.put("status", lifecycle.status());
    json.put("message", finding.getMessage());
    json.put("count", finding.getCount());
    json.put("confidence_score", Math.round(100 * finding.getConfidence()));
    json.put("is_alert", lifecycle.isOpen());
    json.set("finding_info", FindingInfo.of(finding));
    Evidences.add(json, finding);
    lifecycle.addReview(json);
    json.set("metadata", metadata(finding, lifecycle));
    json.set("unmapped", Unmapped.of(finding, review));
    return json;
  }

  private static ObjectNode metadata(Finding finding, Lifecycle lifecycle) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.put("version", OCSF_VERSION);
    metadata.put("uid", finding.getFindingId() + "/" + finding.getVersion());
    metadata.putObject("product").put("name", "Cairn").put("vendor_name", "Cairn");
    if (lifecycle.isReviewed()) {
      metadata.putArray("profiles").add("incident");
    }
    return metadata;
  }

  static long millis(Instant time) {
    return time.toEpochMilli();
  }
}
