package dev.cairn.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters of a statement. The engine's driver binds by number only; so each {@code $name} is
 * numbered, at the places that the engine's own parser gives: what stands in literals and comments
 * is never taken for one. Names are compared without letter case, as the engine does.
 *
 * @param sql the statement as the engine takes it: each parameter numbered, and a text
 * @param names the parameters in the order of their numbers, in lower case
 */
record StatementParameters(String sql, List<String> names) {

  static final String NAMES_ONLY = "Parameters have names here: write $user in place of ?.";

  StatementParameters {
    names = List.copyOf(names);
  }

  /**
   * Reads them from a statement's tree.
   *
   * @param begin how many bytes of the statement stand before what the tree is of
   * @throws SqlRefusedException if a parameter has no name
   */
  static StatementParameters of(String sql, int begin, JsonNode tree) throws SqlRefusedException {
    TreeMap<Integer, JsonNode> found = new TreeMap<>();
    find(tree, found);
    byte[] text = sql.getBytes(StandardCharsets.UTF_8);
    StringBuilder numbered = new StringBuilder();
    List<String> names = new ArrayList<>();
    int done = 0;
    for (Map.Entry<Integer, JsonNode> one : found.entrySet()) {
      int from = begin + one.getKey();
      int to = from + one.getValue().path("query_location_length").asInt();
      if (from < done || to > text.length || text[from] != '$') {
        throw new SqlRefusedException(NAMES_ONLY);
      }
      String name = one.getValue().path("identifier").asText().toLowerCase(Locale.ROOT);
      if (!names.contains(name)) {
        names.add(name);
      }
      numbered.append(new String(text, done, from - done, StandardCharsets.UTF_8));
      numbered.append("CAST($").append(names.indexOf(name) + 1).append(" AS VARCHAR)");
      done = to;
    }
    numbered.append(new String(text, done, text.length - done, StandardCharsets.UTF_8));
    return new StatementParameters(numbered.toString(), names);
  }

  private static void find(JsonNode node, Map<Integer, JsonNode> found) {
    if (node.path("class").asText().equals("PARAMETER")) {
      found.put(node.path("query_location").asInt(-1), node);
    }
    node.forEach(child -> find(child, found));
  }

  /**
   * Values in the order of their numbers.
   *
   * @throws SqlRefusedException if there is one too few or too many: names it, and what there are
   */
  List<String> values(Map<String, String> given) throws SqlRefusedException {
    Map<String, String> byName = new HashMap<>();
    for (Map.Entry<String, String> one : given.entrySet()) {
      String name = one.getKey().toLowerCase(Locale.ROOT);
      if (!names.contains(name)) {
        throw new SqlRefusedException("The statement has no parameter " + name + ". " + all());
      }
      if (byName.put(name, one.getValue()) != null) {
        throw new SqlRefusedException("The parameter " + name + " has two values.");
      }
    }
    List<String> values = new ArrayList<>();
    for (String name : names) {
      if (byName.get(name) == null) {
        throw new SqlRefusedException("The parameter " + name + " has no value. " + all());
      }
      values.add(byName.get(name));
    }
    return values;
  }

  private String all() {
    return names.isEmpty()
        ? "It has none: write one as $name."
        : "Its parameters are: " + String.join(", ", names) + ".";
  }
}
