package dev.cairn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cairn.query.ArchiveSql;
import dev.cairn.query.SqlRefusedException;
import dev.cairn.schemas.Finding;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rule that made a finding, as it was published then. Read leniently: a set of years ago may be
 * of a form that is not compiled any more, and its words are still its words.
 *
 * @param published the set's row; null if the archive does not have it
 * @param rule the rule's document; null if none is found there
 */
record ArchivedRule(Finding finding, Map<String, Object> published, JsonNode rule) {

  private static final ObjectReader YAML = new YAMLMapper().readerFor(JsonNode.class);

  static ArchivedRule read(ArchiveSql sql, Finding finding)
      throws IOException, SqlRefusedException {
    List<Map<String, Object>> sets =
        SqlText.rows(
            sql.query(
                "SELECT published_time, published_by, comment, paths, contents FROM rule_sets"
                    + " WHERE version = "
                    + SqlText.literal(finding.getRuleSetVersion())
                    + " ORDER BY published_time DESC LIMIT 1"));
    if (sets.isEmpty()) {
      return new ArchivedRule(finding, null, null);
    }
    return new ArchivedRule(finding, sets.get(0), rule(sets.get(0), finding.getRuleId()));
  }

  private static JsonNode rule(Map<String, Object> set, String id) {
    List<?> paths = (List<?>) set.get("paths");
    List<?> contents = (List<?>) set.get("contents");
    for (int i = 0; i < Math.min(paths.size(), contents.size()); i++) {
      if (paths.get(i).toString().endsWith(".ics")) {
        continue;
      }
      try (MappingIterator<JsonNode> documents =
          YAML.readValues(contents.get(i).toString())) {
        while (documents.hasNextValue()) {
          JsonNode document = documents.nextValue();
          if (document.path("id").asText().equals(id)) {
            return document;
          }
        }
      } catch (IOException | RuntimeException e) {
        // not this file's turn to be refused: the rule may be in another
      }
    }
    return null;
  }

  void print(PageText page) {
    page.blank();
    page.heading("Rule");
    page.field("rule", finding.getRuleId() + ", version " + finding.getRuleVersion());
    page.field("kind", finding.getDetector());
    page.field("set", set());
    if (rule == null) {
      return;
    }
    page.field("finds", text(rule.path("description")));
    page.field("needs", texts(rule.path("cairn").path("needs")));
    page.field("cannot see", text(rule.path("cairn").path("cannot_see")));
    page.field("harmless", texts(rule.path("falsepositives")));
  }

  private String set() {
    if (published == null) {
      return finding.getRuleSetVersion()
          + "; the archive does not have it: does cairn run archive read the topic cairn.rules?";
    }
    Object comment = published.get("comment");
    return "%s, published %s UTC by %s%s%s"
        .formatted(
            finding.getRuleSetVersion(),
            FindingPage.time((Instant) published.get("published_time")),
            published.get("published_by"),
            comment == null ? "" : ": " + comment,
            rule == null ? "; the rule is not found in it" : "");
  }

  private static String text(JsonNode node) {
    return node.isValueNode() ? node.asText().strip().replaceAll("\\s+", " ") : null;
  }

  private static String texts(JsonNode node) {
    List<String> all = new ArrayList<>();
    (node.isArray() ? node : List.of(node)).forEach(one -> all.add(text(one)));
    all.removeIf(one -> one == null || one.isEmpty());
    return String.join("; ", all);
  }
}
