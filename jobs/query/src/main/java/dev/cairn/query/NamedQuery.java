package dev.cairn.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A query that Cairn ships.
 *
 * @param name what it is called by
 * @param title what it is, in a few words
 * @param question what an analyst asks
 * @param parameters what the statement is told, in order
 * @param columns what those columns of the answer are that no table has, by name
 * @param text the statement with its comments, as it is shipped; it can be run as it is
 */
public record NamedQuery(
    String name,
    String title,
    String question,
    List<NamedParameter> parameters,
    Map<String, String> columns,
    String text) {

  /** Copies the lists. */
  public NamedQuery {
    parameters = List.copyOf(parameters);
    columns = Map.copyOf(columns);
  }

  /** The values given, by name in lower case, and the presets of what is not given. */
  public Map<String, String> values(Map<String, String> given) {
    Map<String, String> values = new LinkedHashMap<>();
    parameters.stream()
        .filter(parameter -> parameter.preset() != null)
        .forEach(parameter -> values.put(parameter.name(), parameter.preset()));
    given.forEach((name, value) -> values.put(name.toLowerCase(Locale.ROOT), value));
    return values;
  }
}
