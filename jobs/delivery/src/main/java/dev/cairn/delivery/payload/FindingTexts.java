package dev.cairn.delivery.payload;

import dev.cairn.schemas.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What a template can say of a finding in words, by name. What a finding does not say is empty. */
final class FindingTexts {

  private static final DateTimeFormatter PLAIN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  /** All names, sorted. */
  static final Map<String, Function<Finding, String>> ALL = all();

  private FindingTexts() {}

  private static Map<String, Function<Finding, String>> all() {
    Map<String, Function<Finding, String>> all = new TreeMap<>();
    all.put("event_id", FindingEvents::id);
    all.put("finding_id", Finding::getFindingId);
    all.put("version", f -> Long.toString(f.getVersion()));
    all.put("state", Finding::getState);
    all.put("title", Finding::getTitle);
    all.put("message", Finding::getMessage);
    all.put("severity", Finding::getSeverity);
    all.put("confidence_percent", FindingTexts::percent);
    all.put("count", f -> Long.toString(f.getCount()));
    all.put("rule_id", Finding::getRuleId);
    all.put("rule_version", Finding::getRuleVersion);
    all.put("detector", Finding::getDetector);
    all.put("key", Finding::getKey);
    all.put("techniques", f -> String.join(", ", f.getTechniques()));
    all.put("tactics", f -> String.join(", ", f.getTactics()));
    all.put("first_seen", f -> iso(f.getFirstSeenTime()));
    all.put("last_seen", f -> iso(f.getLastSeenTime()));
    all.put("last_seen_plain", f -> PLAIN.format(f.getLastSeenTime()));
    all.put("observed", f -> number(f.getObserved()));
    all.put("threshold", f -> number(f.getThreshold()));
    all.put("unit", Finding::getUnit);
    all.put("basis", Finding::getBasis);
    all.put("user_name", Finding::getUserName);
    all.put("principal", Finding::getPrincipal);
    all.put("client_ip", Finding::getClientIp);
    all.put("client_name", Finding::getClientName);
    all.put("server", Finding::getServer);
    all.put("reporter", Finding::getReporter);
    all.put("database_name", Finding::getDatabaseName);
    all.put("environment", Finding::getEnvironment);
    all.put("sensitivity", Finding::getSensitivity);
    all.put("tables", f -> String.join(", ", f.getTables()));
    all.put("sources", f -> String.join(", ", f.getSources()));
    all.put("session_ids", f -> String.join(", ", f.getSessionIds()));
    all.put("event_ids", f -> String.join(", ", f.getEventIds()));
    all.put("who", FindingTexts::who);
    all.put("where", FindingTexts::where);
    return Collections.unmodifiableMap(all);
  }

  private static String percent(Finding finding) {
    return BigDecimal.valueOf(finding.getConfidence())
        .multiply(PERCENT)
        .setScale(0, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static String iso(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String number(Double value) {
    if (value == null || !Double.isFinite(value)) {
      return null;
    }
    return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** Such as: app_reporting (Reporting) from 10.0.1.7 (OpenFlow runtime). */
  private static String who(Finding finding) {
    List<String> parts = new ArrayList<>();
    add(parts, "", named(finding.getUserName(), finding.getPrincipal()));
    add(parts, "from ", named(finding.getClientIp(), finding.getClientName()));
    return String.join(" ", parts);
  }

  /** Such as: db1:3306, database ehr, environment production. */
  private static String where(Finding finding) {
    List<String> parts = new ArrayList<>();
    add(parts, "", finding.getServer());
    add(parts, "database ", finding.getDatabaseName());
    add(parts, "environment ", finding.getEnvironment());
    return String.join(", ", parts);
  }

  private static String named(String id, String name) {
    if (id == null || name == null) {
      return id == null ? name : id;
    }
    return id + " (" + name + ")";
  }

  private static void add(List<String> parts, String before, String text) {
    if (text != null) {
      parts.add(before + text);
    }
  }
}
