package dev.cairn.benchmarks.detection;

import dev.cairn.benchmarks.Table;
import dev.cairn.testkit.life.AttackKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results as tables for people. */
final class QualityReport {

  private QualityReport() {}

  static String of(Quality quality) {
    return Table.of(rules(quality)) + Table.of(kinds(quality)) + alarms(quality);
  }

  private static List<List<String>> rules(Quality quality) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("rule", "severity", "right", "beside", "false", "precision", "found", "of",
            "recall"));
    for (Quality.OfRule one : quality.rules().values()) {
      rows.add(
          List.of(
              one.rule().title() + (one.families().isEmpty() ? " (no family)" : ""),
              one.rule().severity().text(),
              String.valueOf(one.right()),
              String.valueOf(one.beside()),
              String.valueOf(one.wrong()),
              share(one.precision()),
              String.valueOf(one.found()),
              String.valueOf(one.expected()),
              share(one.recall())));
    }
    return rows;
  }

  private static List<List<String>> kinds(Quality quality) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("attack", "planted", "found", "told after: median", "p95", "missed"));
    for (Map.Entry<AttackKind, Quality.OfKind> entry : quality.kinds().entrySet()) {
      Quality.OfKind one = entry.getValue();
      rows.add(
          List.of(
              entry.getKey().name().toLowerCase(Locale.ROOT),
              String.valueOf(one.planted()),
              String.valueOf(one.found()),
              seconds(one.delaySeconds(.5)),
              seconds(one.delaySeconds(.95)),
              String.join(" ", one.missed())));
    }
    return rows;
  }

  private static String alarms(Quality quality) {
    long planted = quality.kinds().values().stream().mapToInt(Quality.OfKind::planted).sum();
    long found = quality.kinds().values().stream().mapToInt(Quality.OfKind::found).sum();
    return """
        attacks found: %d of %d, by findings of medium and above: %d
        a day, medium and above: %.2f alarms, %.2f of them of normal life
        a day, all: %.2f findings, %.2f of them of normal life
        """
        .formatted(
            found,
            planted,
            quality.found().size(),
            quality.alarms() / quality.days(),
            quality.falseAlarms() / quality.days(),
            quality.findings() / quality.days(),
            quality.falseFindings() / quality.days());
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "-" : "%.3f".formatted(value);
  }

  private static String seconds(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    return value < 120 ? "%.1f s".formatted(value)
        : value < 7_200 ? "%.0f min".formatted(value / 60) : "%.1f h".formatted(value / 3_600);
  }
}
