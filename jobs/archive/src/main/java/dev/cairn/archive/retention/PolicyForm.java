package dev.cairn.archive.retention;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Holds YAML to a JSON schema, and says what is wrong by file, key, value and what is allowed. */
final class PolicyForm {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode text;
  private final Schema schema;

  private PolicyForm(JsonNode text) {
    this.text = text;
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }

  /** The schema of that name among the bundled ones. */
  static PolicyForm bundled(String name) {
    try (InputStream in = PolicyForm.class.getResourceAsStream("bundled/" + name)) {
      return new PolicyForm(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("The schema " + name + " is missing from this build", e);
    }
  }

  /** The texts that a key of the form may have. */
  List<String> allowed(String key) {
    List<String> values = new ArrayList<>();
    text.at("/properties/" + key + "/enum").forEach(value -> values.add(value.textValue()));
    return values;
  }

  /**
   * Reads one file.
   *
   * @throws IllegalArgumentException if it is no YAML, or not of the form; names every fault
   */
  JsonNode read(String file, byte[] yaml) {
    JsonNode node;
    try {
      node = YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is no YAML: line %d: %s"
              .formatted(file, e.getLocation().getLineNr(), firstLine(e.getOriginalMessage())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String faults =
        schema.validate(node).stream()
            .map(error -> file + ": " + sentence(error))
            .distinct()
            .collect(Collectors.joining("\n"));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults);
    }
    return node;
  }

  private String sentence(Error error) {
    String place = key(error.getInstanceLocation().toString());
    return switch (error.getKeyword()) {
      case "required" -> "%s is missing: %s".formatted(
          join(place, error.getProperty()), description(error, error.getProperty()));
      case "additionalProperties" -> "%s is unknown; allowed: %s".formatted(
          join(place, error.getProperty()), names(error));
      default -> "%s is '%s'; allowed: %s".formatted(
          place.isEmpty() ? "the file" : place, value(error.getInstanceNode()), allowed(error));
    };
  }

  private String allowed(Error error) {
    JsonNode rule = error.getSchemaNode();
    if (error.getKeyword().equals("enum")) {
      List<String> values = new ArrayList<>();
      rule.forEach(value -> values.add(value.asText()));
      return String.join(", ", values);
    }
    if (rule != null && rule.isBoolean()) {
      return "nothing, leave it out";
    }
    String description = at(error).path("description").asText();
    return description.isEmpty()
        ? "%s %s".formatted(error.getKeyword(), rule == null ? "" : rule.asText())
        : description;
  }

  private String description(Error error, String property) {
    String says = at(error).path("properties").path(property).path("description").asText();
    return says.isEmpty() ? "add it" : says;
  }

  private String names(Error error) {
    return at(error).path("properties").propertyStream()
        .map(java.util.Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }

  /** The part of the schema that the broken rule stands in. */
  private JsonNode at(Error error) {
    String fragment = error.getSchemaLocation().getFragment().toString();
    JsonNode found = text.at(JsonPointer.compile(fragment.isEmpty() ? "" : fragment).head());
    // the form's conditions name no property of their own
    return fragment.startsWith("/else") || fragment.startsWith("/then") ? text : found;
  }

  private static String key(String pointer) {
    return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
  }

  private static String join(String place, String property) {
    return place.isEmpty() ? property : place + "." + property;
  }

  private static String value(JsonNode node) {
    String value = node.isContainerNode() ? node.toString() : node.asText();
    return value.length() <= 60 ? value : value.substring(0, 60) + "…";
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
