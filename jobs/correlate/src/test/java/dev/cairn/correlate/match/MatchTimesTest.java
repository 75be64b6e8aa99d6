package dev.cairn.correlate.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTimesTest {

  @ParameterizedTest
  @CsvSource({
    "0001-01-01T00:00:00Z, -62135596800000000",
    "9999-12-31T23:59:59.999999Z, 253402300799999999",
    "1969-12-31T23:59:59.999999Z, -1",
    "1970-01-01T00:00:00.000001Z, 1"
  })
  void anyYearThatALogCanSayHasMicroseconds(Instant time, long micros) {
    assertThat(MatchTimes.micros(time)).isEqualTo(micros);
  }

  @Test
  void partsOfAMicrosecondAreLeftOut() {
    assertThat(MatchTimes.micros(Instant.ofEpochSecond(0, 1_999))).isEqualTo(1);
    assertThat(MatchTimes.micros(Instant.ofEpochSecond(-1, 999_999_999))).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({", 0", "-9223372036854775808, 0", "7, 7", "9223372036854775807, 31536000000000"})
  void whatTookImpossiblyLongTookAYear(Long said, long micros) {
    assertThat(MatchTimes.took(said)).isEqualTo(micros);
  }
}
