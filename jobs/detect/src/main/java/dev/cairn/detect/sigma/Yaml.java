package dev.cairn.detect.sigma;

import dev.cairn.detect.rule.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A piece of a YAML document, with its place. Of documents that {@link YamlDocuments} has checked:
 * keys are texts and each there once, nothing is there by alias.
 */
record Yaml(String file, Node node) {

  Place place() {
    return new Place(file, node.getStartMark().getLine() + 1);
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  boolean isNull() {
    return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
  }

  /** A text, number, boolean or date, as it is written. */
  boolean isScalar() {
    return node instanceof ScalarNode && !isNull();
  }

  /** As it is written, without its quotes; only of a scalar. */
  String text() {
    return ((ScalarNode) node).getValue();
  }

  /** What a map holds, by key, in order; empty if it is none. */
  Map<String, Yaml> entries() {
    Map<String, Yaml> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode map) {
      map.getValue()
          .forEach(
              pair ->
                  entries.put(
                      ((ScalarNode) pair.getKeyNode()).getValue(),
                      new Yaml(file, pair.getValueNode())));
    }
    return entries;
  }

  /** What a list holds; anything else is a list of itself. */
  List<Yaml> elements() {
    return node instanceof SequenceNode list
        ? list.getValue().stream().map(one -> new Yaml(file, one)).toList()
        : List.of(this);
  }

  /** What a map holds under a key; null if nothing, or null. */
  Yaml get(String key) {
    Yaml value = entries().get(key);
    return value == null || value.isNull() ? null : value;
  }

  boolean has(String key) {
    return entries().containsKey(key);
  }

  /** The same for all ways to write the same: without comments, layout and order of keys. */
  String canonical() {
    if (isMap()) {
      return new TreeMap<>(entries())
          .entrySet().stream()
              .map(entry -> quoted(entry.getKey()) + ":" + entry.getValue().canonical())
              .collect(Collectors.joining(",", "{", "}"));
    }
    if (isList()) {
      return elements().stream().map(Yaml::canonical).collect(Collectors.joining(",", "[", "]"));
    }
    return isNull() ? "null" : quoted(text());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
