package dev.cairn.forms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rule of a {@link Form} that a tree breaks: where, which, and what the schema says of it. */
public final class Fault {

  private static final int LONGEST_VALUE = 60;

  private final Error error;
  private final JsonNode part;

  Fault(Error error, JsonNode schema) {
    this.error = error;
    this.part = part(error.getSchemaLocation().getFragment().toString(), schema);
  }

  /** The part of the schema that the broken rule stands in. */
  private static JsonNode part(String rule, JsonNode schema) {
    JsonPointer holder = JsonPointer.compile(rule).head();
    // a condition on the whole file describes no property itself
    boolean condition = rule.startsWith("/then") || rule.startsWith("/else");
    return holder == null || condition ? schema : schema.at(holder);
  }

  /** The line that the {@link #value} begins in; 1 if it is not known. */
  public int line() {
    return Form.line(value());
  }

  /** Where the {@link #value} stands: keys, and numbers of elements; empty for the whole tree. */
  public List<String> path() {
    NodePath path = error.getInstanceLocation();
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      steps.add(String.valueOf(path.getElement(i)));
    }
    return steps;
  }

  /** The {@link #path} as text, with dots. */
  public String key() {
    String pointer = error.getInstanceLocation().toString();
    return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
  }

  /** JSON schema's word for the rule: {@code required}, {@code additionalProperties} and others. */
  public String keyword() {
    return error.getKeyword();
  }

  /** The key that is missing or unknown; null if the rule is about another thing. */
  public String property() {
    return error.getProperty();
  }

  /** What breaks the rule; what a key is missing or unknown in. */
  public JsonNode value() {
    return error.getInstanceNode();
  }

  /** What the schema has behind the keyword. */
  public JsonNode rule() {
    return error.getSchemaNode() == null ? MissingNode.getInstance() : error.getSchemaNode();
  }

  /** What the schema says, in words, of a value that the rule is for. */
  public Optional<String> description() {
    return words(part);
  }

  /** What the schema says, in words, of a key of such a value. */
  public Optional<String> description(String property) {
    return words(part.path("properties").path(property));
  }

  private static Optional<String> words(JsonNode of) {
    return Optional.of(of.path("description").asText()).filter(words -> !words.isEmpty());
  }

  /** The keys that such a value may have, as the schema orders them. */
  public List<String> names() {
    return part.path("properties").propertyStream().map(Map.Entry::getKey).toList();
  }

  /** The validator's own words, which may quote the value. */
  public String reason() {
    return error.getMessage();
  }

  /** The words of {@link Form#require}. */
  String sentence(String allowed) {
    String key = key();
    String property = key.isEmpty() ? property() : key + "." + property();
    return switch (keyword()) {
      case "required" ->
          "%s is missing: %s".formatted(property, description(property()).orElse("add it"));
      case "additionalProperties" ->
          "%s is unknown; allowed: %s".formatted(property, String.join(", ", names()));
      default ->
          "%s is %s; allowed: %s".formatted(key.isEmpty() ? "the file" : key, shown(), allowed);
    };
  }

  private String shown() {
    if (part.path("writeOnly").asBoolean()) {
      return "not of its form";
    }
    String text = value().isContainerNode() ? value().toString() : value().asText();
    return "'%s'"
        .formatted(
            text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…");
  }
}
