package dev.cairn.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cairn.detect.ocsf.OcsfFinding;
import dev.cairn.schemas.Finding;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;

/** Prints what rules would have said, in the forms of {@code --output}. */
final class BacktestReport {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final int WIDEST_KEY = 60;

  private BacktestReport() {}

  /** Each finding on a line, for people. */
  static void table(List<Finding> findings, int limit, PrintStream out) {
    Listing listing = new Listing("first_utc", "severity", "rule", "key", "count", "reason");
    for (Finding finding : findings.subList(0, Math.min(limit, findings.size()))) {
      listing.row(
          minute(finding.getFirstSeenTime()),
          finding.getSeverity(),
          finding.getTitle(),
          shortened(finding.getKey().replace('\n', ' ')),
          finding.getCount(),
          finding.getMessage());
    }
    listing.table(out);
  }

  private static String shortened(String key) {
    return key.length() > WIDEST_KEY ? key.substring(0, WIDEST_KEY - 1) + "…" : key;
  }

  private static String minute(Instant time) {
    return time.toString().substring(0, 16).replace('T', ' ');
  }

  static void csv(List<Finding> findings, PrintStream out) {
    Listing listing =
        new Listing(
            "finding_id", "rule_id", "rule_version", "title", "severity", "key", "period_start",
            "period_end", "first_seen_time", "last_seen_time", "count", "observed", "threshold",
            "unit", "message", "event_ids", "session_ids");
    for (Finding finding : findings) {
      listing.row(
          finding.getFindingId(),
          finding.getRuleId(),
          finding.getRuleVersion(),
          finding.getTitle(),
          finding.getSeverity(),
          finding.getKey(),
          finding.getPeriodStart(),
          finding.getPeriodEnd(),
          finding.getFirstSeenTime(),
          finding.getLastSeenTime(),
          finding.getCount(),
          text(finding.getObserved()),
          text(finding.getThreshold()),
          finding.getUnit(),
          finding.getMessage(),
          String.join(" ", finding.getEventIds()),
          String.join(" ", finding.getSessionIds()));
    }
    listing.csv(out);
  }

  // not as a number: a listing's numbers are whole
  private static String text(Double number) {
    return number == null ? null : number.toString();
  }

  /** As OCSF's Detection Findings, in an array. */
  static void json(List<Finding> findings, PrintStream out) throws IOException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    findings.forEach(finding -> array.add(OcsfFinding.json(finding)));
    out.println(JSON.writeValueAsString(array));
  }
}
