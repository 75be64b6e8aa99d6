package dev.cairn.benchmarks.attribution;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Results for programs. */
final class AttributionJson {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private AttributionJson() {}

  static void write(
      List<Result> captures, List<GridResult> grid, List<Cost.Result> cost, Path file)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    captures.forEach(
        result -> {
          ObjectNode one = root.withArray("captures").addObject();
          one.put("case", result.caseName());
          one.put("disturbance", result.disturbance());
          put(one, result.matcher(), result.evaluation());
        });
    grid.forEach(
        result -> {
          ObjectNode one = root.withArray("grid").addObject();
          one.put("axis", result.axis().title());
          one.put("value", result.value());
          one.put("precision-us", result.precisionMicros());
          put(one, result.matcher(), result.evaluation());
        });
    cost.forEach(
        result -> {
          ObjectNode one = root.withArray("cost").addObject();
          one.put("against", result.curve());
          one.put("value", result.value());
          one.put("events", result.events());
          one.put("cpu-us-per-event", result.microsPerEvent());
          one.put("ratio-to-first", result.ratio());
        });
    JSON.writeValue(file.toFile(), root);
  }

  private static void put(ObjectNode one, String matcher, Evaluation e) {
    one.put("matcher", matcher);
    one.put("statements", e.statements());
    one.put("answerable", e.answerable());
    one.put("answered", e.answered());
    one.put("right", e.right());
    one.put("wrong", e.wrong());
    one.put("partly-right", e.partial());
    one.put("abstained", e.abstained());
    one.put("precision", e.precision());
    one.put("coverage", e.coverage());
    one.put("recall", e.recall());
    one.put("cpu-ms", e.cpuMillis());
    one.put("events-per-second", e.eventsPerSecond());
    for (Evaluation.Threshold threshold : e.thresholds()) {
      ObjectNode at = one.withArray("thresholds").addObject();
      at.put("confidence", threshold.confidence());
      at.put("precision", threshold.precision());
      at.put("coverage", threshold.coverage());
    }
    put(one.putObject("calibration"), e.calibration());
    put(one.putObject("candidates"), e.candidates());
    ObjectNode kinds = one.putObject("kinds");
    for (Trait trait : Trait.values()) {
      Evaluation.Fate fate = e.losses().get(trait);
      if (fate != null) {
        ObjectNode kind = kinds.putObject(trait.name().toLowerCase(Locale.ROOT));
        kind.put("statements", fate.statements());
        kind.put("right", fate.right());
        kind.put("wrong", fate.wrong());
        kind.put("unanswered", fate.unanswered());
      }
    }
  }

  private static void put(ObjectNode node, Calibration calibration) {
    node.put("answers", calibration.answers());
    node.put("brier", calibration.brier());
    ArrayNode bins = node.putArray("bins");
    for (Calibration.Bin bin : calibration.bins()) {
      ObjectNode one = bins.addObject();
      one.put("from", bin.from());
      one.put("to", bin.to());
      one.put("answers", bin.answers());
      one.put("mean-confidence", bin.meanConfidence());
      one.put("share-right", bin.shareRight());
    }
  }
}
