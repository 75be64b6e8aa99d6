package dev.cairn.benchmarks.attribution;

import java.util.List;
import java.util.Locale;

/**
 * One small line chart as SVG: values of an axis at equal steps, a line for each series.
 *
 * @param title above it
 * @param labels of the values, in order
 * @param low value at the bottom; what is lower is drawn there
 * @param mark value of a dashed line across; NaN for none
 * @param series at most four
 */
record Panel(String title, List<String> labels, double low, double mark, List<Series> series) {

  private static final int WIDTH = 340;
  private static final int HEIGHT = 190;
  private static final int LEFT = 44;
  private static final int RIGHT = 12;
  private static final int TOP = 26;
  private static final int BOTTOM = 26;
  private static final int TICKS = 4;
  private static final double DOT = 3;

  /**
   * A line.
   *
   * @param name for people
   * @param number which colour it has: the same everywhere
   * @param values as many as there are labels, NaN where there is none; at most 1
   */
  record Series(String name, int number, List<Double> values) {}

  String svg() {
    StringBuilder out = new StringBuilder();
    out.append(
        text("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">", WIDTH, HEIGHT, title));
    out.append(text("<text class=\"title\" x=\"%d\" y=\"14\">%s</text>", LEFT, title));
    for (int i = 0; i <= TICKS; i++) {
      double value = low + (1 - low) * i / TICKS;
      out.append(
          text(
              "<line class=\"rule\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
              LEFT, WIDTH - RIGHT, y(value), y(value)));
      out.append(
          text(
              "<text class=\"tick\" text-anchor=\"end\" x=\"%d\" y=\"%.1f\">%s</text>",
              LEFT - 6, y(value) + 4, text(low > 0.5 ? "%.3f" : "%.2f", value)));
    }
    for (int i = 0; i < labels.size(); i++) {
      out.append(
          text(
              "<text class=\"tick\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>",
              x(i), HEIGHT - 8, labels.get(i)));
    }
    if (!Double.isNaN(mark)) {
      out.append(
          text(
              "<line class=\"mark\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
              LEFT, WIDTH - RIGHT, y(mark), y(mark)));
    }
    // the first is Cairn's: drawn last, on top
    for (int i = series.size() - 1; i >= 0; i--) {
      line(series.get(i), out);
    }
    return out.append("</svg>").toString();
  }

  private void line(Series one, StringBuilder out) {
    StringBuilder points = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (int i = 0; i < labels.size(); i++) {
      double value = one.values().get(i);
      if (!Double.isNaN(value)) {
        points.append(text("%.1f,%.1f ", x(i), y(value)));
        dots.append(
            text(
                "<circle class=\"dot s%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\">"
                    + "<title>%s, %s: %.4f</title></circle>",
                one.number(), x(i), y(value), DOT, one.name(), labels.get(i), value));
      }
    }
    out.append(text("<polyline class=\"line s%d\" points=\"%s\"/>", one.number(), points));
    out.append(dots);
  }

  private double x(int i) {
    double step = (WIDTH - LEFT - RIGHT) / (double) labels.size();
    return LEFT + step * (i + 0.5);
  }

  private double y(double value) {
    double part = (Math.max(low, value) - low) / (1 - low);
    return HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM);
  }

  private static String text(String format, Object... args) {
    return String.format(Locale.ROOT, format, args);
  }
}
