package dev.cairn.delivery.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.cairn.schemas.Finding;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the places of a template are filled with.
 *
 * @param texts by name
 * @param nodes JSON by name: what a text is that has one place and nothing else
 */
record Values(Map<String, String> texts, Map<String, JsonNode> nodes) {

  static final String LEVEL = "level";
  static final String TOKEN = "token";

  private static final Set<String> NODE_NAMES =
      Set.of("cloudevent", "ocsf", "count_number", "severity_id", "last_seen_seconds");

  /**
   * Of one version of a finding.
   *
   * @param event it as a CloudEvent
   * @param levels the receiver's words for severities; may be empty
   * @param token the receiver's; empty for none
   */
  static Values of(Finding finding, JsonNode event, Map<String, String> levels, String token) {
    Map<String, String> texts = new HashMap<>();
    FindingTexts.ALL.forEach(
        (name, text) -> {
          String value = text.apply(finding);
          texts.put(name, value == null ? "" : value);
        });
    texts.put(LEVEL, levels.getOrDefault(finding.getSeverity(), ""));
    texts.put(TOKEN, token);
    BigDecimal seconds = BigDecimal.valueOf(finding.getLastSeenTime().toEpochMilli(), 3);
    return new Values(
        texts,
        Map.of(
            "cloudevent", event,
            "ocsf", event.get("data"),
            "count_number", LongNode.valueOf(finding.getCount()),
            "severity_id", IntNode.valueOf(finding.getSeverityId()),
            "last_seen_seconds", DecimalNode.valueOf(seconds)));
  }

  /** Names of texts, sorted. */
  static Set<String> textNames() {
    Set<String> names = new TreeSet<>(FindingTexts.ALL.keySet());
    names.add(LEVEL);
    names.add(TOKEN);
    return names;
  }

  static boolean isNode(String name) {
    return NODE_NAMES.contains(name);
  }

  /** All names, sorted. */
  static Set<String> names() {
    Set<String> names = textNames();
    names.addAll(NODE_NAMES);
    return names;
  }
}
