package dev.cairn.benchmarks.attribution;

import dev.cairn.benchmarks.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The grid as tables for people: precision and coverage of each matcher. */
final class GridReport {

  private static final int DIGITS = 6;

  private GridReport() {}

  static String of(List<GridResult> results) {
    StringBuilder out = new StringBuilder();
    for (Axis axis : Axis.values()) {
      for (long precision : Grid.PRECISIONS) {
        out.append(Table.of(rows(results, axis, precision)));
      }
    }
    return out.append(surest(results)).toString();
  }

  private static List<List<String>> rows(List<GridResult> results, Axis axis, long precision) {
    List<GridResult> here =
        results.stream()
            .filter(result -> result.axis() == axis && result.precisionMicros() == precision)
            .toList();
    Set<String> matchers = new LinkedHashSet<>();
    here.forEach(result -> matchers.add(result.matcher()));
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>();
    head.add(axis.title() + ", stamps of " + precisionName(precision));
    matchers.forEach(matcher -> head.addAll(List.of(matcher + " precision", "coverage")));
    if (!here.isEmpty()) {
      rows.add(head);
    }
    for (double value : axis.points()) {
      List<String> row = new ArrayList<>();
      row.add(valueName(value) + axis.unit());
      here.stream()
          .filter(result -> result.value() == value)
          .forEach(
              result -> {
                row.add(share(result.evaluation().precision()));
                row.add(share(result.evaluation().coverage()));
              });
      if (row.size() == head.size() && row.size() > 1) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** Where sure answers are least to be trusted: baselines are always sure, so not they. */
  private static String surest(List<GridResult> results) {
    return results.stream()
        .filter(result -> result.matcher().equals(Contenders.OURS))
        .filter(result -> result.evaluation().calibration().confident().answers() > 0)
        .min(
            (a, b) ->
                Double.compare(
                    a.evaluation().calibration().confident().shareRight(),
                    b.evaluation().calibration().confident().shareRight()))
        .map(
            worst ->
                String.format(
                    Locale.ROOT,
                    "Of answers with confidence %s and more at least %.4f are right everywhere"
                        + " (least at %s %s%s, stamps of %s).%n%n",
                    Calibration.CONFIDENT,
                    worst.evaluation().calibration().confident().shareRight(),
                    worst.axis().title(),
                    valueName(worst.value()),
                    worst.axis().unit(),
                    precisionName(worst.precisionMicros())))
        .orElse("");
  }

  static String precisionName(long micros) {
    return micros == 1 ? "microseconds" : micros == 1_000 ? "milliseconds" : "seconds";
  }

  static String valueName(double value) {
    // a share times a hundred is not always what it looks like
    return BigDecimal.valueOf(value)
        .round(new MathContext(DIGITS))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
