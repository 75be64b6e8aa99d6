package dev.cairn.detect.ocsf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.schemas.Finding;
import java.util.List;

/** OCSF's {@code finding_info}: which finding, by which rule, since when. */
final class FindingInfo {

  private FindingInfo() {}

  static ObjectNode of(Finding finding) {
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    info.put("uid", finding.getFindingId());
    info.put("title", finding.getTitle());
    info.put("desc", finding.getMessage());
    info.put("first_seen_time", OcsfFinding.millis(finding.getFirstSeenTime()));
    info.put("last_seen_time", OcsfFinding.millis(finding.getLastSeenTime()));
    info.set("analytic", analytic(finding));
    ArrayNode attacks = attacks(finding);
    if (!attacks.isEmpty()) {
      info.set("attacks", attacks);
    }
    addTexts(info, "data_sources", finding.getSources());
    if (!finding.getEventIds().isEmpty()) {
      ArrayNode events = info.putArray("related_events");
      finding.getEventIds().forEach(id -> events.addObject().put("uid", id));
    }
    return info;
  }

  static void addTexts(ObjectNode to, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = to.putArray(name);
      texts.forEach(array::add);
    }
  }

  private static ObjectNode analytic(Finding finding) {
    ObjectNode analytic = JsonNodeFactory.instance.objectNode();
    analytic.put("uid", finding.getRuleId());
    analytic.put("name", finding.getTitle());
    analytic.put("version", finding.getRuleVersion());
    analytic.put("category", finding.getDetector());
    boolean behavioral = finding.getDetector().equals("novelty");
    boolean statistical = finding.getDetector().equals("baseline");
    analytic.put("type_id", behavioral ? 2 : statistical ? 3 : 1);
    analytic.put("type", behavioral ? "Behavioral" : statistical ? "Statistical" : "Rule");
    return analytic;
  }

  /** One for each technique; a finding does not say which of the tactics goes with which. */
  private static ArrayNode attacks(Finding finding) {
    ArrayNode attacks = JsonNodeFactory.instance.arrayNode();
    for (String technique : finding.getTechniques()) {
      ObjectNode attack = attacks.addObject();
      int dot = technique.indexOf('.');
      attack.putObject("technique").put("uid", dot < 0 ? technique : technique.substring(0, dot));
      if (dot >= 0) {
        attack.putObject("sub_technique").put("uid", technique);
      }
      addTactics(attack, finding);
    }
    if (attacks.isEmpty()) {
      for (String tactic : finding.getTactics()) {
        attacks.addObject().putObject("tactic").put("name", tactic);
      }
    }
    return attacks;
  }

  private static void addTactics(ObjectNode attack, Finding finding) {
    if (finding.getTactics().size() == 1) {
      attack.putObject("tactic").put("name", finding.getTactics().get(0));
    } else if (finding.getTactics().size() > 1) {
      ArrayNode tactics = attack.putArray("tactics");
      finding.getTactics().forEach(tactic -> tactics.addObject().put("name", tactic));
    }
  }
}
