package dev.cairn.benchmarks.detection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.schemas.Finding;
import dev.cairn.testkit.life.PlantedAttack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The results for programs. */
final class QualityJson {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private QualityJson() {}

  static void write(Quality quality, DetectionOptions options, Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("seed", options.life().seed()).put("users", options.life().users());
    root.put("days", quality.days());
    root.put("alarms", quality.alarms()).put("false-alarms", quality.falseAlarms());
    root.put("findings", quality.findings()).put("false-findings", quality.falseFindings());
    quality.rules().values().forEach(
        one -> {
          ObjectNode node = root.withArray("rules").addObject();
          node.put("id", one.rule().id()).put("title", one.rule().title());
          node.put("version", one.rule().version()).put("severity", one.rule().severity().text());
          one.families().forEach(family ->
              node.withArray("families").add(family.name().toLowerCase(Locale.ROOT)));
          node.put("right", one.right()).put("beside", one.beside()).put("false", one.wrong());
          put(node, "precision", one.precision());
          node.put("expected", one.expected()).put("found", one.found());
          put(node, "recall", one.recall());
        });
    quality.kinds().forEach(
        (kind, one) -> {
          ObjectNode node = root.withArray("attacks").addObject();
          node.put("kind", kind.name().toLowerCase(Locale.ROOT));
          node.put("planted", one.planted()).put("found", one.found());
          put(node, "told-after-s-median", one.delaySeconds(.5));
          put(node, "told-after-s-p95", one.delaySeconds(.95));
          one.missed().forEach(id -> node.withArray("missed").add(id));
          one.by().stream().sorted().forEach(title -> node.withArray("by").add(title));
        });
    JSON.writeValue(file.toFile(), root);
  }

  /** Every finding with what it was taken for. */
  static void write(
      Collection<Told> told, Quality quality, List<PlantedAttack> attacks, Path file)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    for (Told one : told) {
      Finding finding = one.latest();
      Verdict verdict =
          Verdict.of(one, quality.rules().get(finding.getRuleId()).families(), attacks);
      ObjectNode node = root.withArray("findings").addObject();
      node.put("verdict", verdict.kind().name().toLowerCase(Locale.ROOT));
      verdict.attacks().forEach(attack -> node.withArray("attacks").add(attack.id()));
      node.put("title", finding.getTitle()).put("severity", finding.getSeverity());
      node.put("key", finding.getKey()).put("count", finding.getCount());
      node.put("first_seen", finding.getFirstSeenTime().toString());
      node.put("last_seen", finding.getLastSeenTime().toString());
      node.put("message", finding.getMessage());
    }
    for (PlantedAttack attack : attacks) {
      root.withArray("attacks").addPOJO(attack);
    }
    JSON.writeValue(file.toFile(), root);
  }

  // JSON has no word for it
  private static void put(ObjectNode node, String name, double value) {
    if (!Double.isNaN(value)) {
      node.put(name, value);
    }
  }
}
