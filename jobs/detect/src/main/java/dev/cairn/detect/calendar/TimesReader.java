package dev.cairn.detect.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.detect.rule.RuleFault;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.forms.Form;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The times of closings and openings: said in schedules.yaml itself, or by a calendar. */
final class TimesReader {

  private static final int DATE_LENGTH = 10;
  private static final String ZONE = "time_zone";

  private final RuleFiles files;
  private final Faults faults;
  private final List<RuleFault> into;
  private final Map<String, List<Occurrence>> calendars = new HashMap<>();

  TimesReader(RuleFiles files, Faults faults, List<RuleFault> into) {
    this.files = files;
    this.faults = faults;
    this.into = into;
  }

  /** Of a closing or an opening. */
  List<Occurrence> read(JsonNode node) {
    ZoneId zone = node.has(ZONE) ? zone(ZONE, node.path(ZONE)) : null;
    String reason = node.path("reason").asText("");
    if (node.has("calendar")) {
      return calendar(node.path("calendar")).stream()
          .map(one -> inZone(one, zone, reason))
          .toList();
    }
    LocalDateTime from = moment(node.path("from"), false);
    LocalDateTime to = moment(node.path("to"), true);
    if (from == null || to == null) {
      return List.of();
    }
    if (!from.isBefore(to)) {
      faults.add(
          Form.line(node.path("to")),
          "to is %s; allowed: after from".formatted(Faults.quote(node.path("to").asText())));
      return List.of();
    }
    return List.of(new Occurrence(from, to, zone, reason, Set.of()));
  }

  private static Occurrence inZone(Occurrence one, ZoneId zone, String reason) {
    return new Occurrence(
        one.begin(),
        one.end(),
        one.zone() == null ? zone : one.zone(),
        reason.isEmpty() ? one.text() : reason,
        one.names());
  }

  /** Of a calendar's file, which is read once. */
  List<Occurrence> calendar(JsonNode path) {
    byte[] bytes = files.contents().get(path.asText());
    if (bytes == null) {
      String there =
          files.contents().keySet().stream()
              .filter(name -> name.endsWith(".ics"))
              .collect(Collectors.joining(", "));
      faults.add(
          Form.line(path),
          "there is no calendar %s; allowed: %s"
              .formatted(Faults.quote(path.asText()), there.isEmpty() ? "none is there" : there));
      return List.of();
    }
    return calendars.computeIfAbsent(path.asText(), name -> IcsFile.read(name, bytes, into));
  }

  /** A time zone that Java knows; null, with a fault, if it is none. */
  ZoneId zone(String key, JsonNode name) {
    if (!Schedule.isZone(name.asText())) {
      faults.add(
          Form.line(name),
          "%s is %s; allowed: an IANA time zone such as Europe/Berlin"
              .formatted(key, Faults.quote(name.asText())));
      return null;
    }
    return ZoneId.of(name.asText());
  }

  private LocalDateTime moment(JsonNode node, boolean end) {
    String text = node.asText();
    try {
      if (text.length() == DATE_LENGTH) {
        return LocalDate.parse(text).plusDays(end ? 1 : 0).atStartOfDay();
      }
      return LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      faults.add(
          Form.line(node),
          "the time is %s; allowed: one that there is, such as 2026-12-24 or 2026-12-24T22:00"
              .formatted(Faults.quote(text)));
      return null;
    }
  }
}
