package dev.cairn.benchmarks.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.match.Explanation;
import dev.cairn.correlate.match.MatcherConfig;
import dev.cairn.correlate.match.SequenceMatcher;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What explanations promise: nobody passes the proxies unseen, and nobody is accused of it. */
class ExplanationQualityTest {

  private static final ExplanationWorlds WORLDS =
      new ExplanationWorlds(new SequenceMatcher(MatcherConfig.DEFAULT), 3);

  @Test
  void whoPassesTheProxiesIsSeenAndNobodyElseIsSuspectedOnTheSimulator() {
    assertThat(WORLDS.onSimulator(List.of(0.0, 0.05))).hasSize(6).allSatisfy(this::holds);
  }

  @Test
  void whoPassesTheProxiesIsSeenAndNobodyElseIsSuspectedOnRealLogs() throws IOException {
    assertThat(WORLDS.onCaptures(Captures.bundled("large_a"), List.of(0.0, 0.05)))
        .hasSize(6)
        .allSatisfy(this::holds);
  }

  private void holds(ExplanationResult result) {
    assertThat(result.all(Source.DIRECT)).isGreaterThan(20);
    assertThat(result.right(Source.DIRECT)).isEqualTo(1);
    assertThat(result.precision(Explanation.DIRECT)).isEqualTo(1);
    assertThat(result.all(Source.PROXY_OWN)).isGreaterThan(200);
    assertThat(result.right(Source.PROXY_OWN)).isGreaterThanOrEqualTo(0.99);
    assertThat(result.precision(Explanation.PROXY_OWN)).isGreaterThanOrEqualTo(0.98);
    assertThat(result.right(Source.MONITOR)).isEqualTo(1);
    assertThat(result.right(Source.LINE_LOST)).isGreaterThanOrEqualTo(0.93);
    assertThat(result.right(Source.UNLOGGED)).isGreaterThanOrEqualTo(0.8);
  }
}
