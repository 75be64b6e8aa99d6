package dev.cairn.benchmarks.attribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The grid as one page of graphs that needs nothing else, light or dark as the reader has it. */
final class GridPage {

  /** The promise: of answers said to be sure, this share is right. */
  private static final double SURE_RIGHT = 0.985;

  private static final double SURE_LOW = 0.9;

  private final List<GridResult> results;
  private final List<String> matchers;

  private GridPage(List<GridResult> results) {
    this.results = results;
    Set<String> names = new LinkedHashSet<>();
    results.forEach(result -> names.add(result.matcher()));
    this.matchers = List.copyOf(names);
  }

  static void write(List<GridResult> results, Path file) throws IOException {
    Files.writeString(file, new GridPage(results).html());
  }

  private String html() throws IOException {
    StringBuilder body = new StringBuilder("<p class=\"legend\">");
    for (int i = 0; i < matchers.size(); i++) {
      body.append(
          "<span><svg viewBox=\"0 0 28 10\"><polyline class=\"line s%d\" points=\"1,5 27,5\"/>"
                  .formatted(i)
              + "<circle class=\"dot s%d\" cx=\"14\" cy=\"5\" r=\"3\"/></svg>%s</span>"
                  .formatted(i, matchers.get(i)));
    }
    body.append("</p>\n");
    Set<Axis> axes = new LinkedHashSet<>();
    results.forEach(result -> axes.add(result.axis()));
    for (Axis axis : axes) {
      body.append("<section><h2>Against ").append(axis.title()).append("</h2>");
      body.append("<p>").append(others(axis)).append("</p><div class=\"panels\">\n");
      for (long precision : Grid.PRECISIONS) {
        String stamps = ", stamps of " + GridReport.precisionName(precision);
        body.append(
            panel(
                axis, precision, "precision" + stamps, 0, Double.NaN, matchers,
                e -> e.precision()));
      }
      for (long precision : Grid.PRECISIONS) {
        body.append(
            panel(axis, precision, "coverage", 0, Double.NaN, matchers, e -> e.coverage()));
      }
      for (long precision : Grid.PRECISIONS) {
        body.append(
            panel(
                axis,
                precision,
                "right among answers of 0.99 and more",
                SURE_LOW,
                SURE_RIGHT,
                matchers.stream().filter(Contenders.OURS::equals).toList(),
                GridPage::sureRight));
      }
      body.append("</div></section>\n");
    }
    return template()
        .replace("<!-- graphs -->", body)
        .replace("<!-- tables -->", GridReport.of(results));
  }

  private static double sureRight(Evaluation evaluation) {
    Calibration.Bin sure = evaluation.calibration().confident();
    return sure.answers() == 0 ? Double.NaN : sure.shareRight();
  }

  private String panel(
      Axis axis,
      long precision,
      String title,
      double low,
      double mark,
      List<String> shown,
      ToDoubleFunction<Evaluation> measure) {
    List<String> labels = axis.points().stream().map(GridReport::valueName).toList();
    List<Panel.Series> series = new ArrayList<>();
    for (String matcher : shown) {
      List<Double> values =
          axis.points().stream()
              .map(value -> at(axis, value, precision, matcher, measure))
              .toList();
      series.add(new Panel.Series(matcher, matchers.indexOf(matcher), values));
    }
    return "<figure>" + new Panel(title, labels, low, mark, series).svg() + "</figure>\n";
  }

  private double at(
      Axis axis,
      double value,
      long precision,
      String matcher,
      ToDoubleFunction<Evaluation> measure) {
    return results.stream()
        .filter(result -> result.axis() == axis && result.value() == value)
        .filter(result -> result.precisionMicros() == precision)
        .filter(result -> result.matcher().equals(matcher))
        .mapToDouble(result -> measure.applyAsDouble(result.evaluation()))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** What all else is at. */
  private static String others(Axis varied) {
    List<String> others = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      if (axis != varied) {
        others.add(axis.title() + " " + GridReport.valueName(axis.usual()) + axis.unit());
      }
    }
    String unit = varied.unit().isBlank() ? "" : " Values in" + varied.unit() + ".";
    return String.format(Locale.ROOT, "All else as usual: %s.%s", String.join(", ", others), unit);
  }

  private static String template() throws IOException {
    try (InputStream in = GridPage.class.getResourceAsStream("grid-page.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
