package dev.cairn.cli;

import dev.cairn.schemas.Finding;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The head of a finding's page: all that the finding itself says. */
final class FindingPage {

  static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FindingPage() {}

  /**
   * Prints it.
   *
   * @param row its row of {@code finding_status}
   */
  static void print(Finding finding, Map<String, Object> row, PageText page) {
    page.heading("Finding " + finding.getFindingId());
    page.field("what", finding.getTitle());
    page.field(
        "severity",
        "%s; confidence %s"
            .formatted(finding.getSeverity(), Confidence.text(finding.getConfidence())));
    page.field("why", finding.getMessage());
    page.field("status", status(finding, row));
    page.field("who", named(finding.getUserName(), "that is", finding.getPrincipal()));
    page.field("from", named(finding.getClientIp(), "that is", finding.getClientName()));
    page.field("where", where(finding));
    page.field("about", finding.getKey().replace("\n", ", "));
    page.field("when", when(finding));
    page.field("measured", measured(finding));
    page.field("data", data(finding));
    page.field("ATT&CK", attack(finding));
    page.field("continues", finding.getContinues());
    page.field(
        "names",
        finding.getReferenceVersion() == null
            ? null
            : "from the reference tables " + finding.getReferenceVersion());
  }

  private static String status(Finding finding, Map<String, Object> row) {
    StringBuilder status = new StringBuilder((String) row.get("status"));
    if (row.get("reviewer") != null) {
      status.append(", by ").append(row.get("reviewer"));
      if (row.get("verdict") != null) {
        status.append(": ").append(row.get("verdict").toString().replace('_', ' '));
      }
    }
    if (Boolean.TRUE.equals(row.get("grown_since_review"))) {
      status.append("; IT HAS GROWN SINCE");
    }
    return status
        + (finding.getState().equals("open") ? "; more may come" : "; its period is over");
  }

  private static String named(String what, String between, String name) {
    if (what == null || name == null) {
      return what == null ? name : what;
    }
    return what + ", " + between + " " + name;
  }

  private static String where(Finding finding) {
    List<String> parts = new ArrayList<>();
    add(parts, "server", finding.getServer());
    add(parts, "schema", finding.getDatabaseName());
    add(parts, "environment", finding.getEnvironment());
    add(parts, "told by", finding.getReporter());
    return String.join("; ", parts);
  }

  private static void add(List<String> parts, String what, String name) {
    if (name != null) {
      parts.add(what + " " + name);
    }
  }

  private static String when(Finding finding) {
    String times = finding.getCount() == 1 ? "once" : "%,d times".formatted(finding.getCount());
    return "%s to %s UTC; %s in the period %s to %s (version %,d)"
        .formatted(
            DAY_AND_TIME.format(finding.getFirstSeenTime()),
            DAY_AND_TIME.format(finding.getLastSeenTime()),
            times,
            time(finding.getPeriodStart()),
            time(finding.getPeriodEnd()),
            finding.getVersion());
  }

  static String time(Instant time) {
    return DAY_AND_TIME.format(time);
  }

  private static String measured(Finding finding) {
    if (finding.getObserved() == null) {
      return null;
    }
    String unit = finding.getUnit() == null ? "" : " " + finding.getUnit();
    StringBuilder text = new StringBuilder(number(finding.getObserved()) + unit);
    if (finding.getTimespanUs() != null) {
      text.append(" within ")
          .append(SessionPage.lasted(Duration.ofNanos(1_000 * finding.getTimespanUs())));
    }
    if (finding.getThreshold() != null) {
      text.append("; the limit is ").append(number(finding.getThreshold()));
    }
    if (finding.getBasis() != null) {
      text.append("; read from ").append(finding.getBasis());
    }
    return text.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? "%,d".formatted((long) value)
        : Double.isFinite(value)
            ? new BigDecimal("%.3g".formatted(value)).toPlainString()
            : String.valueOf(value);
  }

  private static String data(Finding finding) {
    List<String> parts = new ArrayList<>();
    add(parts, "sensitivity", finding.getSensitivity());
    if (!finding.getTables().isEmpty()) {
      parts.add("tables " + String.join(", ", finding.getTables()));
    }
    if (!finding.getSources().isEmpty()) {
      parts.add("from " + String.join(", ", finding.getSources()));
    }
    return String.join("; ", parts);
  }

  private static String attack(Finding finding) {
    List<String> parts = new ArrayList<>();
    parts.addAll(finding.getTechniques());
    parts.addAll(finding.getTactics());
    return String.join(", ", parts);
  }
}
