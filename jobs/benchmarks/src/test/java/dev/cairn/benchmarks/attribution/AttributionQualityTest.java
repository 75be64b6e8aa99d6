package dev.cairn.benchmarks.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.match.MatcherConfig;
import dev.cairn.correlate.match.SequenceMatcher;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What attribution promises on real logs: how often it is right, and how often it answers. */
class AttributionQualityTest {

  private static final SequenceMatcher MATCHER = new SequenceMatcher(MatcherConfig.DEFAULT);
  private static Map<String, Case> cases;

  @BeforeAll
  static void read() throws IOException {
    cases =
        Captures.bundled("large_a").stream()
            .collect(Collectors.toMap(Case::name, Function.identity()));
  }

  @ParameterizedTest(name = "{0}, {1} lost, {2} ms ahead")
  @CsvSource({
    "server-audit, 0,       0, 0.995, 0.98",
    "server-audit, 0.01,    0, 0.99,  0.95",
    "server-audit, 0.05,    0, 0.98,  0.85",
    "azure,        0,       0, 0.995, 0.98",
    "azure,        0.01,    0, 0.99,  0.95",
    "azure,        0.05,    0, 0.98,  0.85",
    "general-log,  0,       0, 0.995, 0.98",
    "general-log,  0.01,  100, 0.99,  0.95",
    "general-log,  0.01, -100, 0.99,  0.95",
    "general-log,  0.05,  100, 0.98,  0.85"
  })
  void isRightAndAnswers(
      String log, double loss, long aheadMillis, double precision, double coverage) {
    Perturbation disturbed = Perturbation.loss(loss, 11).skewed(aheadMillis * 1_000, 0);
    Evaluation evaluation =
        Evaluation.of(disturbed.apply(cases.get("large_a/" + log)), MATCHER);

    assertThat(evaluation.answerable()).isGreaterThan(10_000);
    assertThat(evaluation.precision()).isGreaterThanOrEqualTo(precision);
    assertThat(evaluation.coverage()).isGreaterThanOrEqualTo(coverage);
  }

  @Test
  void isNeverSureAndWrongMoreThanItSays() {
    List.of("server-audit", "azure", "general-log")
        .forEach(
            log -> {
              Evaluation evaluation =
                  Evaluation.of(
                      Perturbation.loss(0.05, 5).apply(cases.get("large_a/" + log)), MATCHER);
              assertThat(evaluation.thresholds())
                  .filteredOn(threshold -> threshold.confidence() >= 0.99)
                  .isNotEmpty()
                  .allMatch(threshold -> threshold.precision() >= 0.985);
            });
  }

  /** Three clients run one script side by side for half a second, and nobody else does. */
  @Test
  void isNotMisledWhereSeveralRunTheSameScriptAndLinesAreLost() throws IOException {
    Case small =
        Captures.bundled("small_plain").stream()
            .filter(one -> one.name().endsWith("server-audit"))
            .findFirst()
            .orElseThrow();
    double answered = 0;
    double right = 0;
    double answerable = 0;
    double answeredAnswerable = 0;
    double sure = 0;
    double sureRight = 0;
    for (int seed = 1; seed <= 25; seed++) {
      Evaluation one = Evaluation.of(Perturbation.loss(0.05, seed).apply(small), MATCHER);
      Calibration.Bin confident = one.calibration().confident();
      answered += one.answered();
      right += one.right();
      answerable += one.answerable();
      answeredAnswerable += one.answeredAnswerable();
      sure += confident.answers();
      sureRight += confident.answers() * confident.shareRight();
    }

    assertThat(right / answered).isGreaterThanOrEqualTo(0.98);
    assertThat(answeredAnswerable / answerable).isGreaterThanOrEqualTo(0.85);
    assertThat(sure).isGreaterThan(5_000);
    assertThat(sureRight / sure).isGreaterThanOrEqualTo(0.985);
  }
}
