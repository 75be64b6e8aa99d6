package dev.cairn.detect.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.forms.Fault;
import dev.cairn.forms.Form;
import java.math.BigDecimal;
import java.util.List;
import org.yaml.snakeyaml.nodes.Tag;

/** Holds a rule's {@code cairn} block to its JSON schema. */
final class CairnForm {

  private static final String RESOURCE = "/dev/cairn/detect/schema/rule.schema.json";
  private static final Form FORM = Form.bundled(CairnForm.class, RESOURCE);

  private CairnForm() {}

  /** Adds what is wrong; returns whether nothing is. */
  static boolean holds(Yaml block, Faults faults) {
    int before = faults.count();
    FORM.faults(json(block)).forEach(fault -> add(block, fault, faults));
    return faults.count() == before;
  }

  private static void add(Yaml block, Fault fault, Faults faults) {
    Yaml at = at(block, fault.path());
    String key = fault.key().isEmpty() ? "cairn" : "cairn." + fault.key();
    String property = fault.property();
    switch (fault.keyword()) {
      case "required" ->
          faults.add(
              at,
              "%s: %s is missing; allowed: %s"
                  .formatted(key, property, fault.description(property).orElse("")));
      case "additionalProperties" ->
          faults.add(
              at.get(property) == null ? at : at.get(property),
              "%s: %s is unknown; allowed: %s"
                  .formatted(key, property, String.join(", ", fault.names())));
      default -> {
        // an element of a list is described by the list
        String allowed = fault.description().orElseGet(fault::reason);
        faults.add(at, "%s: %s; allowed: %s".formatted(key, value(at), allowed));
      }
    }
  }

  private static String value(Yaml at) {
    return at.isScalar() ? "'" + at.text() + "'" : at.isNull() ? "nothing" : "this";
  }

  private static Yaml at(Yaml block, List<String> path) {
    Yaml at = block;
    for (String step : path) {
      Yaml next =
          at.isList() ? at.elements().get(Integer.parseInt(step)) : at.entries().get(step);
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
