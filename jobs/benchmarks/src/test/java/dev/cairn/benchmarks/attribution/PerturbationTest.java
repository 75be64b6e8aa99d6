package dev.cairn.benchmarks.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.MatchInput;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PerturbationTest {

  private static final Case MANY = Made.pairs(10_000);

  @Test
  void sameSeedLosesTheSameLines() {
    Perturbation loss = Perturbation.loss(0.05, 7);

    assertThat(loss.apply(MANY)).isEqualTo(loss.apply(MANY));
    assertThat(loss.apply(MANY)).isNotEqualTo(Perturbation.loss(0.05, 8).apply(MANY));
  }

  @Test
  void bothSidesLoseTheirShare() {
    Case lossy = Perturbation.loss(0.05, 7).apply(MANY);

    assertThat(lossy.input().proxy()).hasSizeBetween(9_400, 9_600);
    assertThat(lossy.input().database()).hasSizeBetween(9_400, 9_600);
    assertThat(lossy.truth()).hasSize(lossy.input().proxy().size());
  }

  @Test
  void truthNamesOnlyRecordsThatAreLeft() {
    Case lossy = Perturbation.loss(0.05, 7).apply(MANY);
    List<String> left =
        lossy.input().database().stream().map(DatabaseStatement::eventId).toList();

    assertThat(lossy.truth().values().stream().filter(Set::isEmpty).count()).isBetween(400L, 550L);
    assertThat(Set.copyOf(left))
        .containsAll(lossy.truth().values().stream().flatMap(Set::stream).toList());
  }

  @Test
  void nothingIsDoneWithoutAskingForIt() {
    assertThat(Perturbation.NONE.apply(MANY)).isEqualTo(MANY);
  }

  @Test
  void skewAndDriftMoveTheDatabasesStamps() {
    Case moved = Perturbation.NONE.skewed(-100_000, 1_000).apply(MANY);

    long start = 500;
    assertThat(moved.input().database().get(0).timeMicros()).isEqualTo(start - 100_000 + 1);
    long last = 9_999 * Made.STEP_MICROS + start;
    assertThat(moved.input().database().get(9_999).timeMicros())
        .isEqualTo(last - 100_000 + Math.round(last / 1000.0));
  }

  @Test
  void coarserStampsAreTheBeginningOfTheirSecond() {
    Case coarse = Perturbation.NONE.cutTo(1_000_000).apply(MANY);

    DatabaseStatement record = coarse.input().database().get(250);
    assertThat(record.timeMicros()).isEqualTo(2_000_000);
    assertThat(record.precisionMicros()).isEqualTo(1_000_000);
  }

  @Test
  void skewOfACoarseStampStartsWhereTheProxySawTheEnd() {
    MatchInput input =
        new MatchInput(
            List.of(Made.statement(0, "SELECT 1", 1_900_000, 1_950_000)),
            List.of(Made.record(0, "SELECT 1", 1_000_000, 1_000_000)),
            List.of());
    Case one = new Case("one", input, Map.of("p0", Set.of("d0")));

    assertThat(stamp(Perturbation.NONE.skewed(40_000, 0).apply(one))).isEqualTo(1_000_000);
    assertThat(stamp(Perturbation.NONE.skewed(60_000, 0).apply(one))).isEqualTo(2_000_000);
  }

  private static long stamp(Case one) {
    return one.input().database().get(0).timeMicros();
  }
}
