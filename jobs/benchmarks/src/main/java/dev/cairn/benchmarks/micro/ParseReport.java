package dev.cairn.benchmarks.micro;

import dev.cairn.benchmarks.Table;
import dev.cairn.benchmarks.micro.ParseComparison.Measure;
import dev.cairn.benchmarks.micro.Work.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The comparison of parsers for people: how fast, and where the time goes. Medians of rounds. */
final class ParseReport {

  private final Map<Shape, List<Measure>> measures;

  private ParseReport(Map<Shape, List<Measure>> measures) {
    this.measures = measures;
  }

  static String of(Map<Shape, List<Measure>> measures) {
    ParseReport report = new ParseReport(measures);
    return Table.of(report.speed()) + Table.of(report.shares());
  }

  private List<List<String>> speed() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "events per CPU-second", "bytes/event", "Cairn", "MB/CPU-s", "bare parser", "ratio",
            "fastest parser", "ratio", "allocated/event", "bare parser"));
    measures.forEach(
        (shape, rounds) -> {
          double bytes = median(rounds, Measure::recordBytes);
          double nanos = nanos(rounds, Step.CAIRN);
          rows.add(
              List.of(
                  title(shape),
                  whole(bytes),
                  whole(1e9 / nanos),
                  whole(bytes * 1e3 / nanos),
                  whole(1e9 / nanos(rounds, Step.BARE)),
                  hundredths(ratio(rounds, Step.BARE, ParseReport::whole)),
                  whole(1e9 / nanos(rounds, Step.FASTEST)),
                  hundredths(ratio(rounds, Step.FASTEST, ParseReport::whole)),
                  whole(median(rounds, round -> round.allocated().get(Step.CAIRN))),
                  whole(median(rounds, round -> round.allocated().get(Step.BARE)))));
        });
    return rows;
  }

  /** What no parser can spare is measured alone and taken off; what is left is parsing. */
  private List<List<String>> shares() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "CPU nanoseconds per event", "Cairn", "of it hashes", "statements", "parsing",
            "bare parser", "ratio", "fastest parser", "ratio"));
    measures.forEach(
        (shape, rounds) ->
            rows.add(
                List.of(
                    title(shape),
                    whole(nanos(rounds, Step.CAIRN)),
                    whole(nanos(rounds, Step.HASHES)),
                    whole(nanos(rounds, Step.STATEMENTS)),
                    whole(median(rounds, ParseReport::parsing)),
                    whole(nanos(rounds, Step.BARE)),
                    hundredths(ratio(rounds, Step.BARE, ParseReport::parsing)),
                    whole(nanos(rounds, Step.FASTEST)),
                    hundredths(ratio(rounds, Step.FASTEST, ParseReport::parsing)))));
    return rows;
  }

  private static String title(Shape shape) {
    return shape.source() + ", " + shape.title() + (shape.captured() ? "" : " *");
  }

  private static double whole(Measure round) {
    return round.nanos().get(Step.CAIRN);
  }

  private static double parsing(Measure round) {
    return whole(round)
        - round.nanos().get(Step.HASHES)
        - round.nanos().get(Step.STATEMENTS);
  }

  private static double nanos(List<Measure> rounds, Step step) {
    return median(rounds, round -> round.nanos().get(step));
  }

  /** Speed over another parser's: the median of the rounds' own ratios. */
  private static double ratio(
      List<Measure> rounds, Step other, ToDoubleFunction<Measure> nanos) {
    return median(rounds, round -> round.nanos().get(other) / nanos.applyAsDouble(round));
  }

  private static double median(List<Measure> rounds, ToDoubleFunction<Measure> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  private static String hundredths(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
