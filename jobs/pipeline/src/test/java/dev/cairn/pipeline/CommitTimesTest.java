package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CommitTimesTest {

  private static final Instant OPENED = Instant.parse("2026-11-22T12:07:31.5Z");

  @Test
  void filesRollAtWallClockMultiples() {
    assertThat(rolling(Duration.ofMinutes(15)).due(OPENED)).isEqualTo("2026-11-22T12:15:00Z");
    assertThat(rolling(Duration.ofHours(1)).due(OPENED)).isEqualTo("2026-11-22T13:00:00Z");
  }

  @Test
  void whatIsOpenedOnAMultipleStaysOpenForTheWholeInterval() {
    Instant multiple = Instant.parse("2026-11-22T12:15:00Z");

    assertThat(rolling(Duration.ofMinutes(15)).due(multiple)).isEqualTo("2026-11-22T12:30:00Z");
  }

  @Test
  void withoutAnIntervalFilesAreDueAtOnce() {
    assertThat(CommitTimes.everyCheckpoint(Duration.ofSeconds(1)).due(OPENED)).isEqualTo(OPENED);
  }

  @Test
  void wrongTimesAreRefusedByName() {
    Duration fine = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new CommitTimes(Duration.ofMillis(99), fine, fine))
        .hasMessageContaining("checkpoint-interval")
        .hasMessageContaining("at least 100 ms");
    assertThatThrownBy(() -> new CommitTimes(fine, Duration.ofMillis(-1), fine))
        .hasMessageContaining("roll-interval");
    assertThatThrownBy(() -> new CommitTimes(fine, fine, Duration.ofMillis(999)))
        .hasMessageContaining("heartbeat-interval");
  }

  private static CommitTimes rolling(Duration roll) {
    return new CommitTimes(Duration.ofSeconds(1), roll, Duration.ofHours(1));
  }
}
