package dev.cairn.detect.calendar;

import dev.cairn.detect.calendar.Schedules.Outside;
import dev.cairn.detect.rule.RuleFault;
import dev.cairn.detect.rule.RuleFiles;
import dev.cairn.detect.signal.Signal;
import dev.cairn.detect.signal.Surroundings;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Schedules from text, and signals to hold against them. */
final class Plans {

  static final Path SHIPPED = Path.of("../../detection-rules");
  static final String PATH = "schedules.yaml";

  private Plans() {}

  static RuleFiles shippedFiles() {
    try {
      return RuleFiles.read(SHIPPED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Schedules shipped() {
    return read(shippedFiles());
  }

  /** Of schedules.yaml and further files by path. */
  static Schedules of(String yaml, String... pathsAndTexts) {
    return read(files(yaml, pathsAndTexts));
  }

  static RuleFiles files(String yaml, String... pathsAndTexts) {
    Map<String, byte[]> files = new HashMap<>();
    files.put(PATH, yaml.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return RuleFiles.of(files);
  }

  static List<String> faults(String yaml, String... pathsAndTexts) {
    List<RuleFault> faults = new ArrayList<>();
    ScheduleReader.read(PATH, files(yaml, pathsAndTexts), faults);
    return faults.stream().map(RuleFault::toString).toList();
  }

  private static Schedules read(RuleFiles files) {
    List<RuleFault> faults = new ArrayList<>();
    Schedules read = ScheduleReader.read(PATH, files, faults);
    if (read == null) {
      throw new AssertionError(faults.toString());
    }
    return read;
  }

  static Signal signal(Instant time, String user, String kind, String team, String zone) {
    AuditEvent event = new AuditEvent();
    event.setSource("mysql.audit");
    event.setTime(time);
    event.setUserName(user);
    return Signal.of(
        event,
        new Surroundings(
            null, kind, null, team, zone, null, null, null, null, List.of(), null, null));
  }

  static Signal at(String local, String zone) {
    Instant time = LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
    return signal(time, "somebody", "person", null, null);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Such as {@code 2026-11-20T18:00 to 2026-11-23T08:00 none Sat 12:00}. */
  static String text(Outside outside, String zone) {
    return outside == null
        ? "inside"
        : local(outside.start(), zone) + " to " + local(outside.end(), zone)
            + (outside.why() == null ? "" : ", " + outside.why());
  }

  private static String local(long micros, String zone) {
    return LocalDateTime.ofInstant(instant(micros), ZoneId.of(zone)).toString();
  }

  static String event(String... lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        + String.join("\r\n", lines)
        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }
}
