package dev.cairn.benchmarks.attribution;

import dev.cairn.benchmarks.attribution.AttributionOptions.Part;
import dev.cairn.correlate.match.StatementMatcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Evaluates attribution. See the README. */
public final class AttributionMain {

  private static final int COST_ROUNDS = 3;

  private AttributionMain() {}

  /**
   * Prints tables to standard output and progress to standard error, and writes the files asked
   * for.
   *
   * @return false if the options were wrong; what was wrong is printed
   * @throws IOException if captures cannot be read, or a file not written
   */
  public static boolean run(List<String> args) throws IOException {
    AttributionOptions options;
    Map<String, StatementMatcher> matchers;
    try {
      options = AttributionOptions.parse(args);
      matchers =
          options.matchers().isEmpty() ? Contenders.all() : Contenders.named(options.matchers());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(AttributionOptions.USAGE);
      return false;
    }
    List<Result> results = new ArrayList<>();
    if (options.parts().contains(Part.CAPTURES) || options.parts().contains(Part.ABLATION)) {
      List<Case> cases = cases(options);
      if (options.parts().contains(Part.CAPTURES)) {
        List<Result> some = evaluate(cases, matchers, options);
        System.out.print(AttributionReport.of(some));
        some.stream()
            .filter(result -> result.matcher().equals(Contenders.OURS))
            .forEach(result -> System.out.print(AttributionReport.details(result)));
        results.addAll(some);
      }
      if (options.parts().contains(Part.ABLATION)) {
        System.err.println("without each kind of evidence …");
        List<Result> some = evaluate(cases, Contenders.ablation(), options);
        System.out.print(AttributionReport.of(some));
        results.addAll(some);
      }
    }
    List<GridResult> grid = new ArrayList<>();
    if (options.parts().contains(Part.GRID)) {
      grid.addAll(
          new Grid(new SimulatedWorlds(), matchers, options.seed())
              .run(options.axes(), point -> System.err.println(point + " …")));
      System.out.print(GridReport.of(grid));
    }
    if (options.parts().contains(Part.EXPLANATIONS)) {
      System.err.println("explanations …");
      ExplanationWorlds worlds =
          new ExplanationWorlds(Contenders.all().get(Contenders.OURS), options.seed());
      worlds
          .onCaptures(cases(options), options.losses())
          .forEach(result -> System.out.print(result.report()));
      worlds
          .onSimulator(options.losses())
          .forEach(result -> System.out.print(result.report()));
    }
    if (options.parts().contains(Part.SESSIONS)) {
      System.out.print(SessionResult.report(sessions(options)));
    }
    List<Cost.Result> cost = new ArrayList<>();
    if (options.parts().contains(Part.COST)) {
      Cost meter = new Cost(Contenders.all().get(Contenders.OURS), COST_ROUNDS);
      for (Cost.Curve curve : new CostWorlds(options.seed()).all()) {
        System.err.println("cost against " + curve.title() + " …");
        List<Cost.Result> some = meter.run(curve);
        System.out.print(Cost.report(some));
        cost.addAll(some);
      }
    }
    if (options.json() != null) {
      AttributionJson.write(results, grid, cost, options.json());
    }
    if (options.html() != null) {
      GridPage.write(grid, options.html());
    }
    return true;
  }

  private static List<SessionResult> sessions(AttributionOptions options) throws IOException {
    System.err.println("sessions …");
    List<SessionWorld> captures =
        options.captures() == null
            ? Captures.bundledSessions()
            : CaptureSessions.load(options.captures());
    return Stream.concat(captures.stream(), SimulatedSessions.all(options.seed()))
        .map(SessionResult::of)
        .toList();
  }

  private static List<Case> cases(AttributionOptions options) throws IOException {
    System.err.println("reading captures …");
    List<Case> all =
        options.captures() == null
            ? Captures.bundled(options.onlyCapture())
            : Capture.load(options.captures());
    List<Case> cases =
        all.stream().filter(one -> one.name().startsWith(options.only())).toList();
    if (cases.isEmpty()) {
      throw new IOException(
          "No case begins with '%s': there are %s"
              .formatted(options.only(), all.stream().map(Case::name).toList()));
    }
    return cases;
  }

  private static List<Result> evaluate(
      List<Case> cases, Map<String, StatementMatcher> matchers, AttributionOptions options) {
    List<Result> results = new ArrayList<>();
    for (Case one : cases) {
      System.err.println(one.name() + " …");
      for (Disturbance disturbance :
          Disturbance.of(one, options.losses(), options.skewMillis(), options.seed())) {
        Case disturbed = disturbance.perturbation().apply(one);
        matchers.forEach(
            (name, matcher) ->
                results.add(
                    new Result(
                        one.name(),
                        disturbance.name(),
                        name,
                        Evaluation.of(disturbed, matcher))));
      }
    }
    return results;
  }
}
