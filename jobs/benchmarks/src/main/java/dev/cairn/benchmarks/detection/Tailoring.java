package dev.cairn.benchmarks.detection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.testkit.life.KnownFacts;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fits rules to the organisation that they watch, as whoever installs them has to: working hours and
 * holidays in place of those that came with the rules, and users and identities where rules have room
 * for them. Thresholds stay as they are.
 */
final class Tailoring {

  private static final String SCHEDULES = "schedules.yaml";
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
  /** By name of the search: whose names belong into it. */
  private static final Map<String, String> SEARCHES =
      Map.of(
          "known", "loading_users",
          "services", "loading_users",
          "backups", "loading_users",
          "may", "replication_users",
          "tools", "provisioning_users");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Tailoring() {}

  static RuleFiles of(RuleFiles files, KnownFacts facts) {
    Map<String, byte[]> fitted = new TreeMap<>();
    files
        .contents()
        .forEach(
            (path, bytes) -> fitted.put(path, path.endsWith(".yml") ? named(bytes, facts) : bytes));
    fitted.put(SCHEDULES, schedules(facts));
    facts
        .holidays()
        .forEach(
            (country, days) -> fitted.put(calendar(country), holidays(days)));
    return RuleFiles.of(fitted);
  }

  /** Puts names into the searches in which shipped rules have their examples. */
  private static byte[] named(byte[] rules, KnownFacts facts) {
    String text = new String(rules, StandardCharsets.UTF_8);
    text = text.replace(NOBODY, facts.lists().get("key_identities").get(0));
    for (Map.Entry<String, String> search : SEARCHES.entrySet()) {
      String begin = "  " + search.getKey() + ":\n    user_name: ";
      text =
          text.replaceAll(
              Pattern.quote(begin) + "\\[[a-z_]+]",
              Matcher.quoteReplacement(begin + facts.lists().get(search.getValue())));
    }
    text = text.replace("[azure_superuser, event_scheduler]",
        "[azure_superuser, event_scheduler, "
            + String.join(", ", facts.lists().get("direct_users"))
            + "]");
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String calendar(String country) {
    return "calendars/simulated-" + country + ".ics";
  }

  // what is JSON is YAML as well
  private static byte[] schedules(KnownFacts facts) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode schedules = root.putObject("schedules");
    ArrayNode assignments = root.putArray("assignments");
    for (KnownFacts.Hours hours : facts.hours()) {
      ObjectNode one = schedules.putObject(hours.name());
      one.put("time_zone", zone(hours));
      one.putArray("shifts").add(days(hours.days()) + " " + times(hours));
      if (hours.country() != null) {
        one.putArray("holidays").add(calendar(hours.country()));
      }
      if (!hours.users().isEmpty()) {
        ObjectNode assignment = assignments.addObject();
        hours.users().forEach(user -> assignment.withArray("user").add(user));
        assignment.put("schedule", hours.name());
      }
    }
    ObjectNode others = schedules.putObject("others");
    others.put("time_zone", "Etc/UTC").putArray("shifts").add("daily 00:00-24:00");
    root.put("default", "others");
    ArrayNode openings = root.putArray("openings");
    for (KnownFacts.Opening opening : facts.openings()) {
      if (!opening.users().isEmpty()) {
        ObjectNode one = openings.addObject();
        opening.users().forEach(user -> one.withObject("who").withArray("user").add(user));
        one.put("from", minute(opening.from())).put("to", minute(opening.to()));
        one.put("time_zone", "Etc/UTC").put("reason", opening.why());
      }
    }
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }

  private static String zone(KnownFacts.Hours hours) {
    return hours.zone().equals(ZoneOffset.UTC) ? "Etc/UTC" : hours.zone().getId();
  }

  private static String days(Set<DayOfWeek> days) {
    return days.size() == 7
        ? "daily"
        : days.stream()
            .sorted()
            .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
            .collect(Collectors.joining(","));
  }

  private static String times(KnownFacts.Hours hours) {
    boolean always = hours.from().equals(hours.to());
    return (always ? LocalTime.MIDNIGHT : hours.from()) + "-" + (always ? "24:00" : hours.to());
  }

  private static String minute(Instant time) {
    return time.toString().substring(0, 16);
  }

  private static byte[] holidays(Map<LocalDate, String> days) {
    StringBuilder ics =
        new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cairn//simulated//EN\r\n");
    days.forEach(
        (day, name) ->
            ics.append("BEGIN:VEVENT\r\nUID:")
                .append(day)
                .append("@simulated\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:")
                .append(day.toString().replace("-", ""))
                .append("\r\nDTEND;VALUE=DATE:")
                .append(day.plusDays(1).toString().replace("-", ""))
                .append("\r\nSUMMARY:")
                .append(name)
                .append("\r\nEND:VEVENT\r\n"));
    return ics.append("END:VCALENDAR\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
