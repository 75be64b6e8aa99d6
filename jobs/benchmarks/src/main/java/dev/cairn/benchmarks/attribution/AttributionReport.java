package dev.cairn.benchmarks.attribution;

import dev.cairn.benchmarks.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Results as tables for people. */
final class AttributionReport {

  private AttributionReport() {}

  /** Every result on a line. */
  static String of(List<Result> results) {
    StringBuilder out = new StringBuilder();
    String caseName = null;
    List<List<String>> rows = new ArrayList<>();
    for (Result result : results) {
      if (!result.caseName().equals(caseName)) {
        out.append(Table.of(rows));
        caseName = result.caseName();
        rows = new ArrayList<>();
        rows.add(
            List.of(
                caseName, "matcher", "precision", "coverage", "recall", "wrong", "abstained",
                "partly", "sure", "sure right", "Brier", "CPU ms", "events/s"));
      }
      rows.add(row(result));
    }
    return out.append(Table.of(rows)).toString();
  }

  private static List<String> row(Result result) {
    Evaluation e = result.evaluation();
    Calibration.Bin sure = e.calibration().confident();
    return List.of(
        result.disturbance(),
        result.matcher(),
        share(e.precision()),
        share(e.coverage()),
        share(e.recall()),
        number(e.wrong()),
        number(e.abstained()),
        number(e.partial()),
        number(sure.answers()),
        sure.answers() == 0 ? "" : share(sure.shareRight()),
        share(e.calibration().brier()),
        number(e.cpuMillis()),
        number(e.eventsPerSecond()));
  }

  /** How each kind of statement fared with one matcher, and how true its confidences are. */
  static String details(Result result) {
    Evaluation e = result.evaluation();
    String head = result.caseName() + ", " + result.disturbance() + ", " + result.matcher();
    List<List<String>> fates = new ArrayList<>();
    fates.add(List.of(head, "statements", "right", "wrong", "unanswered"));
    for (Trait trait : Trait.values()) {
      Evaluation.Fate fate = e.losses().get(trait);
      if (fate != null) {
        fates.add(
            List.of(
                trait.title(),
                number(fate.statements()),
                number(fate.right()),
                number(fate.wrong()),
                number(fate.unanswered())));
      }
    }
    List<List<String>> bins = new ArrayList<>();
    bins.add(List.of("confidence", "answers", "says", "is right"));
    for (Calibration.Bin bin : e.calibration().bins()) {
      if (bin.answers() > 0) {
        bins.add(
            List.of(
                String.format(Locale.ROOT, "%.2f to %.2f", bin.from(), bin.to()),
                number(bin.answers()),
                share(bin.meanConfidence()),
                share(bin.shareRight())));
      }
    }
    List<List<String>> thresholds = new ArrayList<>();
    thresholds.add(List.of("answers from", "precision", "coverage"));
    for (Evaluation.Threshold threshold : e.thresholds()) {
      thresholds.add(
          List.of(
              String.format(Locale.ROOT, "%.3f", threshold.confidence()),
              share(threshold.precision()),
              share(threshold.coverage())));
    }
    return Table.of(fates) + Table.of(bins) + Table.of(thresholds);
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
