package dev.cairn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.benchmarks.rounds.Contender;
import dev.cairn.benchmarks.rounds.RoundResult;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void takesTheMiddleOfItsRounds() {
    assertThat(Tally.median(new double[] {9, 1, 5})).isEqualTo(5);
    assertThat(Tally.median(new double[] {4, 1, 9, 2})).isEqualTo(3);
  }

  @Test
  void comparesWithinARoundSoThatASlowRoundDoesNotCount() {
    Tally tally = new Tally();
    for (long slow : new long[] {1, 10, 1}) {
      tally.add(Contender.ARCHIVE_JOB, result(1_000_000_000 * slow));
      tally.add(Contender.FILE_SINK, result(2_000_000_000 * slow));
    }

    assertThat(tally.ratio(Contender.ARCHIVE_JOB, Contender.FILE_SINK)).isEqualTo(2);
    assertThat(tally.eventsPerCpuSecond(Contender.ARCHIVE_JOB)).isEqualTo(100);
  }

  private static RoundResult result(long cpuNanos) {
    return new RoundResult(100, cpuNanos, cpuNanos, Map.of());
  }
}
