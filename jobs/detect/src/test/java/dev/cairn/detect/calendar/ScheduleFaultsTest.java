package dev.cairn.detect.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.RuleFault;
import dev.cairn.detect.rule.RuleFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduleFaultsTest {

  private static final String GOOD =
      """
      schedules:
        office:
          time_zone: Europe/Berlin
          shifts:
            - Mon-Fri 08:00-18:00
      default: office
      """;

  @Test
  void allThatIsWrongIsSaidWithItsLine() {
    assertThat(
            Plans.faults(
                """
                schedules:
                  office:
                    time_zone: Europe/Berln
                    shifts:
                      - Mon-Fri 08:00-25:00
                      - Mon-Fre 08:00-18:00
                    holidays:
                      - calendars/de.ics
                  free:
                    time_zone: user
                    shifts: []
                assignments:
                  - user: x
                    schedule: offic
                default: nobody
                closings:
                  - {from: 2026-02-30, to: 2026-03-01, reason: none}
                  - from: 2026-03-02
                    to: 2026-03-01
                    reason: backwards
                """))
        .containsExactlyInAnyOrder(
            "schedules.yaml:3: time_zone is 'Europe/Berln'; allowed: an IANA time zone such as"
                + " Europe/Berlin",
            "schedules.yaml:5: the shift is 'Mon-Fri 08:00-25:00'; allowed: days and times such as"
                + " 'Mon-Fri 08:00-18:00', 'Sat,Sun 22:00-06:00' or 'daily 00:00-24:00'",
            "schedules.yaml:6: the shift is 'Mon-Fre 08:00-18:00'; allowed: days and times such as"
                + " 'Mon-Fri 08:00-18:00', 'Sat,Sun 22:00-06:00' or 'daily 00:00-24:00'",
            "schedules.yaml:8: there is no calendar 'calendars/de.ics'; allowed: none is there",
            "schedules.yaml:10: fallback_time_zone is missing; allowed: an IANA time zone such as"
                + " Europe/Berlin, for users whose own is not known",
            "schedules.yaml:14: there is no schedule 'offic'; allowed: 'free, office'",
            "schedules.yaml:15: there is no schedule 'nobody'; allowed: 'free, office'",
            "schedules.yaml:17: the time is '2026-02-30'; allowed: one that there is, such as"
                + " 2026-12-24 or 2026-12-24T22:00",
            "schedules.yaml:19: to is '2026-03-01'; allowed: after from");
  }

  @Test
  void whatIsNotOfTheFormIsSaidWithItsLine() {
    assertThat(Plans.faults(GOOD + "holidays: []\n"))
        .containsExactly("schedules.yaml:1: the file: 'holidays' is unknown");
    assertThat(Plans.faults("schedules: {}\n"))
        .containsExactlyInAnyOrder(
            "schedules.yaml:1: the file: default is missing",
            "schedules.yaml:1: 'schedules'; allowed: Schedules by name.");
    assertThat(Plans.faults(GOOD + "closings: [{from: 2026-01-01}]\n"))
        .containsExactly(
            "schedules.yaml:7: 'closings.0'; allowed: Either from, to and reason, or calendar; and"
                + " as needed time_zone and schedules.");
    assertThat(Plans.faults(GOOD + "assignments: [{user_kind: robot, schedule: office}]\n"))
        .containsExactly(
            "schedules.yaml:7: 'assignments.0.user_kind' is 'robot'; allowed: person or service.");
    assertThat(Plans.faults(GOOD.replace("- Mon-Fri 08:00-18:00", "- [Mon]")))
        .singleElement()
        .satisfies(fault -> assertThat(fault).startsWith("schedules.yaml:5: "));
    assertThat(Plans.faults(GOOD.replace("office\n", "*office\n")))
        .containsExactly("schedules.yaml:6: this is an alias; allowed: the value itself");
    assertThat(Plans.faults(GOOD + "default: office\n"))
        .singleElement()
        .satisfies(fault -> assertThat(fault).startsWith("schedules.yaml:7: this is no YAML"));
    assertThat(Plans.faults("")).hasSize(1);
    assertThat(Plans.faults(GOOD.replace("office\n", "1e400\n")))
        .containsExactly("schedules.yaml:6: this is no YAML: 'a number is too large, or none'");
    assertThat(Plans.faults(GOOD.replace("- Mon-Fri 08:00-18:00", "- !!binary aGk=")))
        .containsExactly("schedules.yaml:5: this is no YAML: 'bytes are not read'");
  }

  @Test
  void aCalendarsFaultsAreOfItsOwnFile() {
    String yaml = GOOD.replace("default", "    holidays: [h.ics]\ndefault");
    assertThat(Plans.faults(yaml, "h.ics", Plans.event("DTSTART:never")))
        .singleElement()
        .satisfies(fault -> assertThat(fault).startsWith("h.ics:5: DTSTART is 'never'"));
  }

  @Test
  void aFileThatIsMissingIsAFault() {
    List<RuleFault> faults = new ArrayList<>();

    assertThat(ScheduleReader.read("schedules.yaml", RuleFiles.of(Map.of()), faults)).isNull();
    assertThat(faults).hasSize(1);
  }

  @Test
  void whoIsNamedNeedsACalendarThatNames() {
    assertThat(
            Plans.faults(
                GOOD + "openings: [{from: 2026-01-01, to: 2026-01-02, reason: x, who: named}]\n"))
        .containsExactly(
            "schedules.yaml:7: who is 'named' without a calendar that names anybody");
  }
}
