package dev.cairn.benchmarks.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.benchmarks.attribution.baseline.Baselines;
import dev.cairn.correlate.match.StatementMatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridTest {

  private static final Map<String, StatementMatcher> MATCHERS = matchers();

  @Test
  void everyPointOfEveryAxisIsEvaluatedAtEveryPrecision() {
    List<Axis> told = new ArrayList<>();

    List<GridResult> results = grid().run(told::add);

    int points = 0;
    for (Axis axis : Axis.values()) {
      points += axis.points().size();
    }
    assertThat(told).containsExactly(Axis.values());
    assertThat(results).hasSize(points * Grid.PRECISIONS.size() * MATCHERS.size());
  }

  @Test
  void lossIsDoneToTheWorld() {
    GridResult lossy =
        grid().run(axis -> {}).stream()
            .filter(result -> result.axis() == Axis.LOSS && result.value() == 5)
            .filter(result -> result.matcher().equals(Contenders.OURS))
            .findFirst()
            .orElseThrow();

    assertThat(lossy.evaluation().answerable()).isLessThan(lossy.evaluation().statements());
  }

  @Test
  void pageHoldsAGraphForEachAxisAndPrecisionAndNothingFromElsewhere(@TempDir Path folder)
      throws IOException {
    Path page = folder.resolve("grid.html");

    GridPage.write(grid().run(axis -> {}), page);

    String html = Files.readString(page);
    assertThat(html.split("<figure>"))
        .hasSize(1 + Axis.values().length * Grid.PRECISIONS.size() * 3);
    assertThat(html).contains("Against clock skew").contains("prefers-color-scheme: dark");
    assertThat(html).doesNotContain("http").doesNotContain("NaN").doesNotContain("<!--");
  }

  private static Grid grid() {
    return new Grid((clients, identical, seed) -> Made.pairs(200), MATCHERS, 1);
  }

  private static Map<String, StatementMatcher> matchers() {
    Map<String, StatementMatcher> matchers = new LinkedHashMap<>();
    // stands in for Cairn's own, which has tests of its own
    matchers.put(Contenders.OURS, Baselines.all().get("nearest"));
    matchers.put("first-come", Baselines.all().get("first-come"));
    return matchers;
  }
}
