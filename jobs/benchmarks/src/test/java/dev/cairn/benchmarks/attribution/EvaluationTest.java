package dev.cairn.benchmarks.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.correlate.match.Match;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.StatementMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final Case TEN = Made.pairs(10);

  @Test
  void perfectMatcherIsAlwaysRightAndAnswersAll() {
    Evaluation perfect = Evaluation.of(TEN, Made.choosing(TEN.truth(), 1, false));

    assertThat(perfect.precision()).isEqualTo(1);
    assertThat(perfect.coverage()).isEqualTo(1);
    assertThat(perfect.recall()).isEqualTo(1);
    assertThat(perfect.calibration().brier()).isZero();
    assertThat(perfect.calibration().confident().shareRight()).isEqualTo(1);
  }

  @Test
  void matcherWithoutAnswersCoversNothing() {
    Evaluation silent = Evaluation.of(TEN, Made.choosing(Map.of(), 1, false));

    assertThat(silent.answered()).isZero();
    assertThat(silent.coverage()).isZero();
    assertThat(silent.recall()).isZero();
    assertThat(silent.calibration().answers()).isZero();
  }

  @Test
  void wrongMatcherHasNoPrecision() {
    Evaluation wrong = Evaluation.of(TEN, Made.choosing(Made.shifted(10), 1, false));

    assertThat(wrong.precision()).isZero();
    assertThat(wrong.coverage()).isEqualTo(1);
    assertThat(wrong.wrong()).isEqualTo(10);
    assertThat(wrong.calibration().brier()).isEqualTo(1);
  }

  @Test
  void abstainedMatchesAreNoAnswersButCountForCalibration() {
    Evaluation doubtful = Evaluation.of(TEN, Made.choosing(TEN.truth(), 0.7, true));

    assertThat(doubtful.answered()).isZero();
    assertThat(doubtful.abstained()).isEqualTo(10);
    assertThat(doubtful.calibration().brier()).isEqualTo(0.09, within(1e-9));
    assertThat(doubtful.calibration().bins().get(7).answers()).isEqualTo(10);
  }

  @Test
  void answerWhereNoRecordIsLeftIsWrong() {
    Map<String, Set<String>> truth = new HashMap<>(TEN.truth());
    truth.put("p3", Set.of());
    Case lost = new Case("lost", TEN.input(), truth);

    Evaluation rash = Evaluation.of(lost, Made.choosing(TEN.truth(), 1, false));

    assertThat(rash.answerable()).isEqualTo(9);
    assertThat(rash.precision()).isEqualTo(0.9);
    assertThat(rash.coverage()).isEqualTo(1);
    assertThat(rash.losses().get(Trait.NO_RECORD)).isEqualTo(new Evaluation.Fate(1, 0, 1, 0));
  }

  @Test
  void statementWhoseTruthIsUnknownIsNotJudged() {
    Map<String, Set<String>> truth = new HashMap<>(TEN.truth());
    truth.remove("p3");

    Evaluation some =
        Evaluation.of(
            new Case("some", TEN.input(), truth), Made.choosing(Made.shifted(10), 1, false));

    assertThat(some.statements()).isEqualTo(9);
    assertThat(some.wrong()).isEqualTo(9);
  }

  @Test
  void partOfTheRecordsIsPartlyRight() {
    Map<String, Set<String>> truth = Map.of("p0", Set.of("d0", "d1"));
    Case several = new Case("several", TEN.input(), truth);

    Evaluation part =
        Evaluation.of(several, Made.choosing(Map.of("p0", Set.of("d0")), 1, false));
    Evaluation both =
        Evaluation.of(several, Made.choosing(Map.of("p0", Set.of("d0", "d1")), 1, false));

    assertThat(part.right()).isZero();
    assertThat(part.partial()).isEqualTo(1);
    assertThat(both.right()).isEqualTo(1);
    assertThat(both.losses()).containsOnlyKeys(Trait.SEVERAL_RECORDS);
  }

  @Test
  void thresholdsTakeAnswersOfTheirConfidenceAndMore() {
    Evaluation sure = Evaluation.of(TEN, Made.choosing(TEN.truth(), 0.9, false));

    assertThat(coverageAt(sure, 0.9)).isEqualTo(1);
    assertThat(coverageAt(sure, 0.95)).isZero();
  }

  @Test
  void matcherThatChoosesARecordTwiceIsRefused() {
    Map<String, Set<String>> twice = Map.of("p0", Set.of("d0"), "p1", Set.of("d0"));

    assertThatThrownBy(() -> Evaluation.of(TEN, Made.choosing(twice, 1, false)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Record d0 is chosen twice");
  }

  @Test
  void matcherThatLeavesAStatementOutIsRefused() {
    StatementMatcher lazy = input -> List.of();

    assertThatThrownBy(() -> Evaluation.of(TEN, lazy))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("0 matches for 10 statements");
  }

  @Test
  void matcherThatAnswersInAnotherOrderIsRefused() {
    StatementMatcher mixed = input -> reversed(Made.choosing(TEN.truth(), 1, false), input);

    assertThatThrownBy(() -> Evaluation.of(TEN, mixed)).isInstanceOf(IllegalStateException.class);
  }

  private static List<Match> reversed(StatementMatcher matcher, MatchInput input) {
    List<Match> matches = new ArrayList<>(matcher.match(input));
    Collections.reverse(matches);
    return matches;
  }

  private static double coverageAt(Evaluation evaluation, double confidence) {
    return evaluation.thresholds().stream()
        .filter(threshold -> threshold.confidence() == confidence)
        .findFirst()
        .orElseThrow()
        .coverage();
  }
}
