package dev.cairn.benchmarks.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.benchmarks.attribution.baseline.Baselines;
import dev.cairn.correlate.match.StatementMatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridTest {

  private static final Map<String, StatementMatcher> MATCHERS = matchers();
  private static final Set<Axis> ALL = EnumSet.allOf(Axis.class);

  @Test
  void everyPointOfEveryAxisIsEvaluatedAtEveryPrecision() {
    List<String> told = new ArrayList<>();

    List<GridResult> results = grid().run(ALL, told::add);

    int points = 0;
    for (Axis axis : Axis.values()) {
      points += axis.points().size();
    }
    assertThat(told)
        .hasSize(points * Grid.PRECISIONS.size())
        .contains("against clock skew: 30 ms, stamps of milliseconds");
    assertThat(results).hasSize(points * Grid.PRECISIONS.size() * MATCHERS.size());
  }

  @Test
  void lossIsDoneToTheWorld() {
    GridResult lossy =
        grid().run(ALL, point -> {}).stream()
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

    GridPage.write(grid().run(ALL, point -> {}), page);

    String html = Files.readString(page);
    assertThat(html.split("<figure>"))
        .hasSize(1 + Axis.values().length * Grid.PRECISIONS.size() * 3);
    assertThat(html).contains("Against clock skew").contains("prefers-color-scheme: dark");
    assertThat(html).doesNotContain("http").doesNotContain("NaN").doesNotContain("<!--");
  }

  @Test
  void onlyTheAxesAskedForAreRunAndDrawn(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("grid.html");

    GridPage.write(grid().run(EnumSet.of(Axis.LOSS), point -> {}), page);

    assertThat(Files.readString(page))
        .contains("Against lines lost")
        .doesNotContain("Against clock skew");
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
