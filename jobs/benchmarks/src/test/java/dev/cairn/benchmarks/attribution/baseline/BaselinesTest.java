package dev.cairn.benchmarks.attribution.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.benchmarks.attribution.Captures;
import dev.cairn.benchmarks.attribution.Case;
import dev.cairn.benchmarks.attribution.Evaluation;
import dev.cairn.benchmarks.attribution.Made;
import dev.cairn.benchmarks.attribution.Perturbation;
import dev.cairn.correlate.match.MatchInput;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselinesTest {

  @Test
  void firstComeFirstServedIsMovedByALostRecord() {
    MatchInput input =
        new MatchInput(
            List.of(
                Made.statement(0, "SELECT 1", 0, 10),
                Made.statement(1, "SELECT 1", 5_000_000, 5_000_010)),
            List.of(Made.record(1, "SELECT 1", 5_000_005, 1)),
            List.of());

    assertThat(chosen("first-come", input)).containsExactly("d1", "none");
  }

  @Test
  void nearestInTimeLeavesOutWhatIsFarOff() {
    MatchInput input =
        new MatchInput(
            List.of(
                Made.statement(0, "SELECT 1", 0, 10),
                Made.statement(1, "SELECT 1", 5_000_000, 5_000_010)),
            List.of(Made.record(1, "SELECT 1", 5_000_005, 1)),
            List.of());

    assertThat(chosen("nearest", input)).containsExactly("none", "d1");
  }

  @Test
  void nestingLooksAtTimeAlone() {
    MatchInput input =
        new MatchInput(
            List.of(
                Made.statement(0, "SELECT 1", 0, 900_000),
                Made.statement(1, "SELECT 2", 100_000, 200_000)),
            List.of(
                Made.record(0, "SELECT 3", 150_000, 1), Made.record(1, "SELECT 4", 800_000, 1)),
            List.of());

    assertThat(chosen("nesting", input)).containsExactly("d1", "d0");
  }

  @Test
  void firstComeFirstServedIsGoodUntilLinesAreLost() throws IOException {
    Case audit =
        Captures.bundled("large_a").stream()
            .filter(one -> one.name().equals("large_a/server-audit"))
            .findFirst()
            .orElseThrow();

    Evaluation whole = judge(audit, 0);
    assertThat(whole.precision()).isBetween(0.96, 0.985);
    assertThat(whole.coverage()).isBetween(0.92, 0.94);
    assertThat(judge(audit, 0.01).precision()).isBetween(0.57, 0.68);
    assertThat(judge(audit, 0.05).precision()).isBetween(0.48, 0.58);
  }

  private static Evaluation judge(Case one, double loss) {
    return Evaluation.of(Perturbation.loss(loss, 1).apply(one), Baselines.all().get("first-come"));
  }

  private static List<String> chosen(String baseline, MatchInput input) {
    return Baselines.all().get(baseline).match(input).stream()
        .map(
            match ->
                match.chosen().isEmpty() ? "none" : match.chosen().get(0).database().eventId())
        .toList();
  }
}
