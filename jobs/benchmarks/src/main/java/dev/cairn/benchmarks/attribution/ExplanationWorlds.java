package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.StatementMatcher;
import dev.cairn.testkit.simulator.Scenario;
import dev.cairn.testkit.simulator.ServerKind;
import dev.cairn.testkit.simulator.SimulationConfig;
import dev.cairn.testkit.simulator.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Explanations on captures and on simulated worlds where somebody goes past the proxies. */
final class ExplanationWorlds {

  private static final Duration LENGTH = Duration.ofMinutes(2);
  private static final double PERCENT = 100;

  private final StatementMatcher matcher;
  private final long seed;

  ExplanationWorlds(StatementMatcher matcher, long seed) {
    this.matcher = matcher;
    this.seed = seed;
  }

  /** On every case, with each share of the lines lost on both sides. */
  List<ExplanationResult> onCaptures(List<Case> cases, List<Double> losses) {
    List<ExplanationResult> results = new ArrayList<>();
    for (Case whole : cases) {
      for (double loss : losses) {
        Case disturbed = Perturbation.loss(loss, seed).apply(whole);
        results.add(
            ExplanationResult.of(
                name(whole.name(), loss), disturbed, Sources.of(whole, disturbed), matcher));
      }
    }
    return results;
  }

  /** On each kind of server. */
  List<ExplanationResult> onSimulator(List<Double> losses) {
    List<ExplanationResult> results = new ArrayList<>();
    for (ServerKind kind : ServerKind.values()) {
      TracedWorld traced = SimulatedWorlds.traced(config(kind), true);
      for (double loss : losses) {
        Case disturbed = Perturbation.loss(loss, seed).apply(traced.world());
        results.add(
            ExplanationResult.of(
                name("simulated " + kind.name().toLowerCase(Locale.ROOT), loss),
                disturbed,
                Sources.of(traced, disturbed),
                matcher));
      }
    }
    return results;
  }

  private SimulationConfig config(ServerKind kind) {
    return SimulationConfig.DEFAULT
        .withSeed(seed)
        .withLength(LENGTH)
        .withLogs(SimulationConfig.DEFAULT.logs().withEncoded(false))
        .withTopology(Topology.DEFAULT.withServers(kind))
        .withScenarios(Scenario.PROXY_BYPASS);
  }

  private static String name(String what, double loss) {
    return loss == 0 ? what : what + ", " + GridReport.valueName(loss * PERCENT) + " % lost";
  }
}
