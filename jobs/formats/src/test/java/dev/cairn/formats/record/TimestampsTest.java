package dev.cairn.formats.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.record.Timestamps.Stamp;
import org.junit.jupiter.api.Test;

class TimestampsTest {

  @Test
  void precisionFollowsTheDigits() {
    assertThat(parse("1970-01-01T00:00:01Z")).isEqualTo(new Stamp(1_000_000, "s"));
    assertThat(parse("1970-01-01T00:00:01.5Z")).isEqualTo(new Stamp(1_500_000, "ms"));
    assertThat(parse("1970-01-01T00:00:01.250Z")).isEqualTo(new Stamp(1_250_000, "ms"));
    assertThat(parse("1970-01-01T00:00:01.000002Z")).isEqualTo(new Stamp(1_000_002, "us"));
    assertThat(parse("1970-01-01T00:00:01.0000029Z")).isEqualTo(new Stamp(1_000_002, "us"));
    assertThat(parse("1969-12-31T23:59:59.9Z")).isEqualTo(new Stamp(-100_000, "ms"));
  }

  @Test
  void readsOffsetsAndWhatForwardersMakeOfTimes() {
    Stamp expected = new Stamp(3_600_000_000L, "s");

    assertThat(parse("1970-01-01T01:00:00+00:00")).isEqualTo(expected);
    assertThat(parse("1970-01-01T03:30:00+0230")).isEqualTo(expected);
    assertThat(parse("1969-12-31T20:00:00-05:00")).isEqualTo(expected);
    assertThat(parse("1970-01-01 01:00:00")).isEqualTo(expected);
    assertThat(parse("1970-01-01T01: 00: 00Z")).isEqualTo(expected);
  }

  @Test
  void refusesWhatIsNoTime() {
    for (String text :
        new String[] {
          "", "Z", "1970", "1970-01-01", "1970-13-01T00:00:00Z", "1970-02-30T00:00:00Z",
          "1970-01-01T24:00:00Z", "1970-01-01T00:60:00Z", "1970-01-01T00:00:00X",
          "04/02/2021 07:45:00", "1970-01-01T00:00:00Zz", "1970-01-01T00:00:00+1"
        }) {
      assertThat(parse(text)).as(text).isNull();
    }
  }

  @Test
  void refusesMillisecondsThatMicrosecondsCannotHold() {
    assertThat(Timestamps.ofMillis(1)).isEqualTo(new Stamp(1_000, "ms"));
    assertThat(Timestamps.ofMillis(Long.MAX_VALUE)).isNull();
    assertThat(Timestamps.ofMillis(Long.MIN_VALUE)).isNull();
  }

  private static Stamp parse(String text) {
    return Timestamps.parseIso(text);
  }
}
