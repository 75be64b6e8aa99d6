package dev.cairn.detect.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedSchedulesTest {

  private static final Schedules SHIPPED = Plans.shipped();

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      # an ordinary day, to the second
      2026-11-23T06:59:59 | jdoe | person  | Billing | America/New_York | 2026-11-20T19:00 to 2026-11-23T07:00
      2026-11-23T07:00:00 | jdoe | person  | Billing | America/New_York | inside
      2026-11-23T18:59:59 | jdoe | person  | Billing | America/New_York | inside
      2026-11-23T19:00:00 | jdoe | person  | Billing | America/New_York | 2026-11-23T19:00 to 2026-11-24T07:00
      # a night over midnight is one stretch
      2026-11-24T03:12:00 | jdoe | person  | Billing | America/New_York | 2026-11-23T19:00 to 2026-11-24T07:00
      # Thanksgiving
      2026-11-26T10:00:00 | jdoe | person  | Billing | America/New_York | 2026-11-25T19:00 to 2026-11-27T07:00, public holiday: Thanksgiving Day
      2026-11-26T03:00:00 | jdoe | person  | Billing | America/New_York | 2026-11-25T19:00 to 2026-11-27T07:00
      # Independence Day on a Saturday is observed on Friday
      2026-07-03T10:00:00 | jdoe | person  | Billing | America/New_York | 2026-07-02T19:00 to 2026-07-06T07:00, public holiday: Independence Day (observed)
      # years ago, years ahead
      2016-07-04T10:00:00 | jdoe | person  | Billing | America/New_York | 2016-07-01T19:00 to 2016-07-05T07:00, public holiday: Independence Day
      2035-07-04T10:00:00 | jdoe | person  | Billing | America/New_York | 2035-07-03T19:00 to 2035-07-05T07:00, public holiday: Independence Day
      # a shutdown over New Year, longer than the holidays in it
      2026-12-28T10:00:00 | jdoe | person  | Billing | America/New_York | 2026-12-23T19:00 to 2027-01-04T07:00, closed: company shutdown
      # the user's own time zone
      2026-11-23T20:00:00 | jdoe | person  | Billing | America/Los_Angeles | 2026-11-23T19:00 to 2026-11-24T07:00
      2026-11-23T18:00:00 | jdoe | person  | Billing | America/Los_Angeles | inside
      # clocks put forward in the night of 8 March, back in that of 1 November 2026
      2026-03-08T03:00:00 | jdoe | person  | Billing | America/New_York | 2026-03-06T19:00 to 2026-03-09T07:00
      2026-11-01T01:30:00 | jdoe | person  | Billing | America/New_York | 2026-10-30T19:00 to 2026-11-02T07:00
      # wards never close
      2026-12-25T03:00:00 | nmeyer | person | Nursing Surgery | America/New_York | inside
      # services
      2026-12-25T03:00:00 | openflow_cdc | service | Analytics | Etc/UTC | inside
      2026-12-25T04:29:59 | etl_billing | service | Analytics | Etc/UTC | inside
      2026-12-25T04:30:00 | etl_billing | service | Analytics | Etc/UTC | 2026-12-25T04:30 to 2026-12-26T01:00
      # a person who calls himself like a service has no service's hours
      2026-11-25T02:00:00 | etl_mallory | person | Billing | America/New_York | 2026-11-24T19:00 to 2026-11-25T07:00
      # Germany
      2026-04-03T10:00:00 | mweber | person | IT Germany | Europe/Berlin | 2026-04-02T19:00 to 2026-04-07T07:00, public holiday: Karfreitag
      2026-05-25T10:00:00 | mweber | person | IT Germany | Europe/Berlin | 2026-05-22T19:00 to 2026-05-26T07:00, public holiday: Pfingstmontag
      # on call: this week she is, the next he is
      2026-11-03T23:00:00 | asmith | person | Database Administration | America/New_York | inside
      2026-11-03T23:00:00 | bjones | person | Database Administration | America/New_York | 2026-11-03T19:00 to 2026-11-04T07:00
      2026-11-10T23:00:00 | bjones | person | Database Administration | America/New_York | inside
      2026-11-09T20:00:00 | asmith | person | Database Administration | America/New_York | 2026-11-09T19:00 to 2026-11-10T07:00
      # maintenance that was announced, to the second, for one team
      2026-11-28T23:00:00 | cdoe | person | Database Administration | America/New_York | inside
      2026-11-28T21:59:59 | cdoe | person | Database Administration | America/New_York | 2026-11-27T19:00 to 2026-11-28T22:00
      2026-11-29T04:00:00 | cdoe | person | Database Administration | America/New_York | 2026-11-29T04:00 to 2026-11-30T07:00
      2026-11-28T23:00:00 | jdoe | person | Billing | America/New_York | 2026-11-27T19:00 to 2026-11-30T07:00
      """)
  void trickyMomentsAreJudgedRight(
      String local, String user, String kind, String team, String zone, String expected) {
    var time = LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();

    assertThat(Plans.text(SHIPPED.outside(Plans.signal(time, user, kind, team, zone)), zone))
        .isEqualTo(expected);
  }

  @Test
  void whatIsOutsideSaysTheHoursAndTheLocalTime() {
    var outside = SHIPPED.outside(Plans.at("2026-11-24T03:12:44", "America/New_York"));

    assertThat(outside.hours()).isEqualTo("Mon-Fri 07:00-19:00 America/New_York");
    assertThat(outside.localTime()).isEqualTo("Tue 03:12");
    assertThat(outside.why()).isNull();
  }
}
