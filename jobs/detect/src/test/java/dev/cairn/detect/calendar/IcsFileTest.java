package dev.cairn.detect.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.rule.RuleFault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcsFileTest {

  private final List<RuleFault> faults = new ArrayList<>();

  private List<String> read(String text) {
    return IcsFile.read("c.ics", text.getBytes(StandardCharsets.UTF_8), faults).stream()
        .map(one -> one.begin() + "/" + one.end() + (one.zone() == null ? "" : " " + one.zone()))
        .toList();
  }

  @Test
  void aDateIsAllOfTheDayAndTheEndOfSeveralIsNotOfThem() {
    assertThat(read(Plans.event("DTSTART;VALUE=DATE:20261225")))
        .containsExactly("2026-12-25T00:00/2026-12-26T00:00");
    assertThat(read(Plans.event("DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261228")))
        .containsExactly("2026-12-25T00:00/2026-12-28T00:00");
    assertThat(read(Plans.event("DTSTART;VALUE=DATE:20261225", "DURATION:P1W")))
        .containsExactly("2026-12-25T00:00/2027-01-01T00:00");
  }

  @Test
  void timesAreOfTheirZoneOfUtcOrOfWhoeverAsks() {
    assertThat(
            read(Plans.event("DTSTART;TZID=Europe/Berlin:20261225T220000", "DURATION:PT8H")))
        .containsExactly("2026-12-25T22:00/2026-12-26T06:00 Europe/Berlin");
    assertThat(read(Plans.event("DTSTART:20261225T220000Z", "DTEND:20261226T060000Z")))
        .containsExactly("2026-12-25T22:00/2026-12-26T06:00 Z");
    assertThat(read(Plans.event("DTSTART:20261225T220000", "DTEND:20261226T060000")))
        .containsExactly("2026-12-25T22:00/2026-12-26T06:00");
    assertThat(
            read(Plans.event(
                "DTSTART;TZID=\"Europe/Berlin\":20261225T220000", "DTEND:20261226T060000Z")))
        .containsExactly("2026-12-25T22:00/2026-12-26T07:00 Europe/Berlin");
  }

  @Test
  void eventsRecurWithExceptionsAndAdditions() {
    assertThat(
            read(Plans.event(
                "DTSTART;TZID=Europe/Berlin:20261102T180000", "DURATION:PT1H",
                "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=5",
                "EXDATE;TZID=Europe/Berlin:20261104T180000", "EXDATE:20261109T170000Z",
                "RDATE;TZID=Europe/Berlin:20261201T180000")))
        .containsExactly(
            "2026-11-02T18:00/2026-11-02T19:00 Europe/Berlin",
            "2026-11-11T18:00/2026-11-11T19:00 Europe/Berlin",
            "2026-11-16T18:00/2026-11-16T19:00 Europe/Berlin",
            "2026-12-01T18:00/2026-12-01T19:00 Europe/Berlin");
  }

  @Test
  void untilIsTheLastThatCounts() {
    String start = "DTSTART;TZID=Europe/Berlin:20261102T180000";
    assertThat(read(Plans.event(start, "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=20261104T170000Z")))
        .hasSize(3);
    assertThat(read(Plans.event(start, "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=20261104T165959Z")))
        .hasSize(2);
    assertThat(read(Plans.event(start, "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=20261104")))
        .hasSize(3);
  }

  @Test
  void anEventOfItsOwnReplacesAnOccurrence() {
    assertThat(
            read(
                Plans.event(
                    "DTSTART:20261102T180000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3",
                    "END:VEVENT", "BEGIN:VEVENT", "UID:1", "RECURRENCE-ID:20261103T180000Z",
                    "DTSTART:20261103T200000Z", "DURATION:PT2H")))
        .containsExactlyInAnyOrder(
            "2026-11-02T18:00/2026-11-02T19:00 Z",
            "2026-11-04T18:00/2026-11-04T19:00 Z",
            "2026-11-03T20:00/2026-11-03T22:00 Z");
  }

  @Test
  void whatIsCancelledOrNoEventIsLeftOut() {
    assertThat(read(Plans.event("DTSTART;VALUE=DATE:20261225", "STATUS:CANCELLED"))).isEmpty();
    assertThat(
            read(Plans.event(
                "DTSTART;VALUE=DATE:20261225", "BEGIN:VALARM", "TRIGGER:-P1D",
                "DTSTART:nonsense", "END:VALARM")))
        .hasSize(1);
    assertThat(
            read("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Mine\nTZURL:http://127.0.0.1:9/x\n"
                + "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0100\n"
                + "TZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VTODO\nDTSTART:nonsense\n"
                + "END:VTODO\nEND:VCALENDAR\n"))
        .isEmpty();
    assertThat(faults).isEmpty();
  }

  @Test
  void aNameIsAnAttendeesAddressOrNameOrTheText() {
    byte[] bytes =
        Plans.event(
                "DTSTART;VALUE=DATE:20261225", "SUMMARY:On call\\, all\\nday",
                "ATTENDEE;CN=\"Doe, Jane\";ROLE=CHAIR:MAILTO:Jane@Hospital.Example")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(IcsFile.read("c.ics", bytes, faults))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.text()).isEqualTo("On call, all day");
          assertThat(one.names())
              .containsExactlyInAnyOrder(
                  "jane@hospital.example", "doe, jane", "on call, all day");
        });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      DTSTART:tomorrow | DTSTART is 'tomorrow'; allowed: a date such as 20261224
      DTSTART;VALUE=DATE:20260230 | DTSTART is '20260230'
      DTSTART;TZID=W. Europe Standard Time:20261225T220000 | allowed: IANA names such as Europe/Berlin
      DTSTART:20261225T220000Z | the event lasts no time; allowed: a DTEND after DTSTART
      DTSTART:20261225T220000Z;DTEND:20261225T210000Z | the event lasts PT-1H
      DTSTART:20261225T220000Z;DURATION:-PT1H | DURATION is '-PT1H'
      SUMMARY:nothing | the event has no DTSTART
      DTSTART;VALUE=DATE:20260101;RRULE:FREQ=HOURLY | RRULE has no FREQ of these: DAILY, MONTHLY
      DTSTART;VALUE=DATE:20260101;RRULE:FREQ=DAILY,BYHOUR=8 | RRULE has 'BYHOUR=8'; allowed, each once
      DTSTART;VALUE=DATE:20260101;RRULE:FREQ=DAILY,COUNT=0 | RRULE has a COUNT that is none of
      DTSTART;VALUE=DATE:20260101;RRULE:FREQ=YEARLY,BYMONTH=13 | RRULE Value not in range
      DTSTART;VALUE=DATE:20260101;RDATE:20260102T080000Z | RDATE is no date as DTSTART is
      DTSTART;VALUE=DATE:20260101;RECURRENCE-ID;RANGE=THISANDFUTURE:20260101 | RECURRENCE-ID is of a RANGE
      DTSTART;VALUE=DATE:20260101;EXRULE:FREQ=DAILY | EXRULE is not supported; allowed: EXDATE
      """)
  void whatIsNotSupportedIsRefusedWithItsLine(String properties, String fault) {
    String[] lines = properties.split(";(?=DTEND|DURATION|RRULE|RDATE|EXRULE|RECURRENCE)");
    for (int i = 0; i < lines.length; i++) {
      lines[i] = lines[i].startsWith("RRULE") ? lines[i].replace(',', ';') : lines[i];
    }
    read(Plans.event(lines));

    assertThat(faults).singleElement().satisfies(one -> {
      assertThat(one.message()).contains(fault);
      assertThat(one.place().file()).isEqualTo("c.ics");
      int expected = fault.startsWith("the event has no") ? 3 : 4 + lines.length;
      assertThat(one.place().line()).isBetween(Math.min(5, expected), expected);
    });
  }

  @Test
  void whatIsNoCalendarIsRefused() {
    for (String text : List.of("", "BEGIN:VCALENDAR\n", "hello", "BEGIN:VEVENT\nEND:VEVENT\n")) {
      faults.clear();
      assertThat(read(text)).isEmpty();
      assertThat(faults).as(text).hasSize(1);
    }
  }
}
