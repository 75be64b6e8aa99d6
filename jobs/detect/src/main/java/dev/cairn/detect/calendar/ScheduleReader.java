package dev.cairn.detect.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.detect.rule.RuleFault;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.forms.Form;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads schedules.yaml and the iCalendar files that it names. What may stand there is said by
 * {@code detection-rules/CALENDARS.md} and {@code schema/schedules.schema.json} beside it.
 */
public final class ScheduleReader {

  private static final String OF_USER = "user";

  private final String path;
  private final Faults faults;
  private final TimesReader times;
  private final Map<String, Schedule> schedules = new HashMap<>();

  private ScheduleReader(String path, RuleFiles files, List<RuleFault> into) {
    this.path = path;
    this.faults = new Faults(path, into);
    this.times = new TimesReader(files, faults, into);
  }

  /**
   * Reads schedules. Never throws, whatever the files hold.
   *
   * @param path of the YAML file among the files
   * @param files with all that it names
   * @param faults takes what is wrong, with file and line
   * @return null if something was wrong
   */
  public static Schedules read(String path, RuleFiles files, List<RuleFault> faults) {
    int before = faults.size();
    Schedules read = new ScheduleReader(path, files, faults).read(files);
    return faults.size() > before ? null : read;
  }

  private Schedules read(RuleFiles files) {
    byte[] bytes = files.contents().get(path);
    if (bytes == null) {
      faults.add(1, "the file is missing: a rule of working hours needs it");
      return null;
    }
    String text = FileText.of(bytes, faults);
    JsonNode root = text == null ? null : ScheduleForm.read(text, faults);
    if (root == null) {
      return null;
    }
    root.path("schedules")
        .properties()
        .forEach(one -> schedules.put(one.getKey(), schedule(one.getKey(), one.getValue(), root)));
    root.path("closings").forEach(closing -> checkNames(closing.path("schedules")));
    root.path("openings").forEach(opening -> checkNames(opening.path("schedules")));
    List<AssignedSchedules.Assignment> assignments = new ArrayList<>();
    for (JsonNode one : root.path("assignments")) {
      assignments.add(
          new AssignedSchedules.Assignment(PeopleReader.who(one), named(one.path("schedule"))));
    }
    Schedule others = named(root.path("default"));
    return others == null ? null : new AssignedSchedules(assignments, others);
  }

  private Schedule schedule(String name, JsonNode node, JsonNode root) {
    List<Closing> closings = new ArrayList<>();
    for (JsonNode file : node.path("holidays")) {
      closings.add(new Closing("public holiday", times.calendar(file)));
    }
    for (JsonNode one : root.path("closings")) {
      if (isOf(name, one)) {
        closings.add(new Closing("closed", times.read(one)));
      }
    }
    List<Opening> openings = new ArrayList<>();
    for (JsonNode one : root.path("openings")) {
      if (isOf(name, one)) {
        openings.add(PeopleReader.opening(one, times.read(one), faults));
      }
    }
    ZoneId zone = zone(node);
    boolean ofUser = node.path("time_zone").asText().equals(OF_USER);
    List<Shift> shifts = shifts(node.path("shifts"));
    return zone == null ? null : new Schedule(ofUser, zone, shifts, closings, openings);
  }

  private static boolean isOf(String name, JsonNode exception) {
    JsonNode names = exception.path("schedules");
    boolean named = names.isMissingNode();
    for (JsonNode one : names) {
      named |= one.asText().equals(name);
    }
    return named;
  }

  private ZoneId zone(JsonNode schedule) {
    JsonNode zone = schedule.path("time_zone");
    if (!zone.asText().equals(OF_USER)) {
      if (schedule.has("fallback_time_zone")) {
        faults.add(
            Form.line(schedule.path("fallback_time_zone")),
            "fallback_time_zone is of no use here; allowed: with time_zone: user");
      }
      return times.zone("time_zone", zone);
    }
    JsonNode fallback = schedule.path("fallback_time_zone");
    if (fallback.isMissingNode()) {
      faults.add(
          Form.line(zone),
          "fallback_time_zone is missing; allowed: an IANA time zone such as Europe/Berlin, for"
              + " users whose own is not known");
      return null;
    }
    return times.zone("fallback_time_zone", fallback);
  }

  private List<Shift> shifts(JsonNode node) {
    List<Shift> shifts = new ArrayList<>();
    for (JsonNode one : node) {
      Shift shift = Shift.parse(one.asText());
      if (shift == null) {
        faults.add(
            Form.line(one),
            "the shift is %s; allowed: days and times such as 'Mon-Fri 08:00-18:00', 'Sat,Sun"
                    .formatted(Faults.quote(one.asText()))
                + " 22:00-06:00' or 'daily 00:00-24:00'");
      } else {
        shifts.add(shift);
      }
    }
    return shifts;
  }

  private void checkNames(JsonNode names) {
    names.forEach(this::named);
  }

  private Schedule named(JsonNode name) {
    if (!schedules.containsKey(name.asText())) {
      faults.add(
          Form.line(name),
          "there is no schedule %s; allowed: %s"
              .formatted(
                  Faults.quote(name.asText()),
                  Faults.quote(String.join(", ", schedules.keySet().stream().sorted().toList()))));
    }
    return schedules.get(name.asText());
  }
}
