package dev.cairn.detect.sigma;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Tag;

/** Holds a rule's {@code cairn} block to its JSON schema. */
final class CairnForm {

  private static final String RESOURCE = "/dev/cairn/detect/schema/rule.schema.json";
  private static final CairnForm FORM = new CairnForm(load());

  private final JsonNode text;
  private final Schema schema;

  private CairnForm(JsonNode text) {
    this.text = text;
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }

  private static JsonNode load() {
    try (InputStream in = CairnForm.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from this build");
      }
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds what is wrong; returns whether nothing is. */
  static boolean holds(Yaml block, Faults faults) {
    int before = faults.count();
    for (Error error : FORM.schema.validate(json(block))) {
      FORM.add(block, error, faults);
    }
    return faults.count() == before;
  }

  private void add(Yaml block, Error error, Faults faults) {
    Yaml at = at(block, error.getInstanceLocation());
    NodePath path = error.getInstanceLocation();
    String key = path.getNameCount() == 0 ? "cairn" : "cairn." + path.toString().substring(1);
    key = key.replace('/', '.');
    switch (error.getKeyword()) {
      case "required" ->
          faults.add(
              at,
              "%s: %s is missing; allowed: %s"
                  .formatted(key, error.getProperty(), description(error, error.getProperty())));
      case "additionalProperties" ->
          faults.add(
              at.get(error.getProperty()) == null ? at : at.get(error.getProperty()),
              "%s: %s is unknown; allowed: %s"
                  .formatted(key, error.getProperty(), String.join(", ", names(error))));
      default ->
          faults.add(at, "%s: %s; allowed: %s".formatted(key, value(at), allowed(error)));
    }
  }

  private static String value(Yaml at) {
    return at.isScalar() ? "'" + at.text() + "'" : at.isNull() ? "nothing" : "this";
  }

  private JsonNode owner(Error error) {
    String rule = error.getSchemaLocation().getFragment().toString();
    return text.at(JsonPointer.compile(rule).head());
  }

  private String allowed(Error error) {
    String says = owner(error).path("description").asText();
    // an element of a list is described by the list
    return says.isEmpty() ? error.getMessage() : says;
  }

  private String description(Error error, String property) {
    return owner(error).path("properties").path(property).path("description").asText();
  }

  private List<String> names(Error error) {
    List<String> names = new ArrayList<>();
    owner(error).path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Yaml at(Yaml block, NodePath path) {
    Yaml at = block;
    for (int i = 0; i < path.getNameCount(); i++) {
      Object step = path.getElement(i);
      Yaml next =
          step instanceof Integer index
              ? at.elements().get(index)
              : at.entries().get(String.valueOf(step));
      if (next == null) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private static JsonNode json(Yaml yaml) {
    if (yaml.isMap()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      yaml.entries().forEach((key, value) -> object.set(key, json(value)));
      return object;
    }
    if (yaml.isList()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      yaml.elements().forEach(one -> array.add(json(one)));
      return array;
    }
    if (yaml.isNull()) {
      return JsonNodeFactory.instance.nullNode();
    }
    Tag tag = yaml.node().getTag();
    boolean number = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
    if (number && Numbers.read(yaml.text()) != null) {
      return JsonNodeFactory.instance.numberNode(new BigDecimal(yaml.text()));
    }
    return tag.equals(Tag.BOOL)
        ? JsonNodeFactory.instance.booleanNode(yaml.text().equalsIgnoreCase("true"))
        : JsonNodeFactory.instance.textNode(yaml.text());
  }
}
