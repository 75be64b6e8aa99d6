package dev.cairn.detect.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.detect.calendar.Schedules.Outside;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Against java.time, in zones whose clocks do odd things. */
class StretchPropertyTest {

  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo",
          "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Apia", "Asia/Tehran",
          "Antarctica/Troll", "America/St_Johns", "Africa/Monrovia", "Etc/UTC");

  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(ZONES);
  }

  /** Around a change of the zone's clocks, or anywhere from 1970 to 2060. */
  private static Instant moment(String zone, Random random) {
    Instant any = Instant.ofEpochSecond((long) (random.nextDouble() * 2_840_000_000L));
    ZoneOffsetTransition change = ZoneId.of(zone).getRules().nextTransition(any);
    return change == null || random.nextInt(4) == 0
        ? any
        : change.getInstant().plusSeconds(random.nextInt(4 * 86_400) - 2 * 86_400);
  }

  private static String shift(int begin, int end) {
    return "%02d:%02d-%02d:%02d".formatted(begin / 60, begin % 60, end / 60, end % 60);
  }

  private static Schedules schedules(String zone, String shift) {
    return Plans.of(
        "schedules: {one: {time_zone: %s, shifts: ['%s']}}\ndefault: one".formatted(zone, shift));
  }

  @Property(tries = 150)
  void insideIsWhatTheLocalClockShows(
      @ForAll("zones") String zone,
      @ForAll @IntRange(min = 0, max = 95) int begin,
      @ForAll @IntRange(min = 0, max = 95) int end,
      @ForAll Random random) {
    Schedules schedules = schedules(zone, "daily " + shift(begin * 15, end * 15));
    for (int i = 0; i < 20; i++) {
      Instant moment = moment(zone, random);
      LocalDateTime local = LocalDateTime.ofInstant(moment, ZoneId.of(zone));
      int minute = local.getHour() * 60 + local.getMinute();
      boolean byClock =
          begin < end
              ? minute >= begin * 15 && minute < end * 15
              : minute >= begin * 15 || minute < end * 15;
      boolean inside = outside(schedules, moment) == null;
      if (byClock) {
        assertThat(inside).as("%s %s", zone, local).isTrue();
      } else if (!isNearChange(zone, moment)) {
        assertThat(inside).as("%s %s", zone, local).isFalse();
      }
    }
  }

  /** Where clocks are put back a shift may last a little longer than the clock says. */
  private static boolean isNearChange(String zone, Instant moment) {
    ZoneOffsetTransition change =
        ZoneId.of(zone).getRules().nextTransition(moment.minus(Duration.ofHours(27)));
    return change != null && change.getInstant().isBefore(moment.plus(Duration.ofHours(27)));
  }

  @Property(tries = 150)
  void aStretchIsTheSameForAllOfItsMomentsAndInsideBeginsWhereItEnds(
      @ForAll("zones") String zone,
      @ForAll @IntRange(min = 0, max = 95) int begin,
      @ForAll @IntRange(min = 0, max = 95) int end,
      @ForAll @IntRange(min = 0, max = 6) int first,
      @ForAll @IntRange(min = 0, max = 6) int last,
      @ForAll Random random) {
    String days = Shift.DAYS.get(first) + "-" + Shift.DAYS.get(last);
    Schedules schedules = schedules(zone, days + " " + shift(begin * 15, end * 15));
    for (int i = 0; i < 10; i++) {
      Instant moment = moment(zone, random);
      Outside outside = outside(schedules, moment);
      if (outside != null) {
        long length = outside.end() - outside.start();
        long within = outside.start() + (long) (random.nextDouble() * (length - 1));
        for (long time : new long[] {outside.start(), within, outside.end() - 1}) {
          Outside same = outside(schedules, Plans.instant(time));
          assertThat(same.start()).isEqualTo(outside.start());
          assertThat(same.end()).isEqualTo(outside.end());
        }
        assertThat(outside(schedules, Plans.instant(outside.end()))).isNull();
        assertThat(outside(schedules, Plans.instant(outside.start() - 1))).isNull();
      }
    }
  }

  private static Outside outside(Schedules schedules, Instant moment) {
    return schedules.outside(Plans.signal(moment, "somebody", "person", null, null));
  }

  @Property(tries = 200)
  void whereNothingOpensStretchesAreFourteenDaysFromTheEpochOn(@ForAll long micros) {
    Schedules never = Plans.of("schedules: {one: {time_zone: Etc/UTC, shifts: []}}\ndefault: one");
    Instant moment = Plans.instant(micros);

    Outside outside = outside(never, moment);

    assertThat(outside.end() - outside.start()).isEqualTo(Hours.BLOCK);
    assertThat(Math.floorMod(outside.start(), Hours.BLOCK)).isZero();
  }

  @Property(tries = 200)
  void aLongClosingIsDividedWhereBlocksBegin(@ForAll @IntRange(min = 0, max = 2_399) int hour) {
    Schedules closed =
        Plans.of(
            """
            schedules: {one: {time_zone: Etc/UTC, shifts: ['daily 08:00-18:00']}}
            default: one
            closings: [{from: 2026-03-01, to: 2026-06-08, reason: rebuilding}]
            """);
    Instant moment = Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofHours(hour));

    Outside outside = outside(closed, moment);

    long time = moment.getEpochSecond() * 1_000_000;
    assertThat(outside.start()).isLessThanOrEqualTo(time);
    assertThat(outside.end()).isGreaterThan(time);
    assertThat(outside.end() - outside.start()).isLessThanOrEqualTo(Hours.BLOCK);
    Outside first = outside(closed, Plans.instant(outside.start()));
    assertThat(first.start()).isEqualTo(outside.start());
    assertThat(first.end()).isEqualTo(outside.end());
  }
}
