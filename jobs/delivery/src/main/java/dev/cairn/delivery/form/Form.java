package dev.cairn.delivery.form;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A bundled JSON schema that a file is held to. Faults name the file, the key, the value (but see
 * below) and what is allowed: the schema's {@code description} of the key.
 *
 * <p>Values of keys whose schema says {@code "writeOnly": true} may be secret and are never told.
 */
public final class Form {

  private static final int LONGEST_VALUE = 60;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode text;
  private final Schema schema;

  private Form(JsonNode text) {
    this.text = text;
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }

  /** The schema of that name, without {@code .schema.json}. */
  public static Form bundled(String name) {
    String path = "/dev/cairn/delivery/bundled/schema/" + name + ".schema.json";
    try (InputStream in = Form.class.getResourceAsStream(path)) {
      return new Form(JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("The schema " + name + " is missing from this build", e);
    }
  }

  /**
   * Reads a file of YAML.
   *
   * @throws IllegalArgumentException if it is none, or not of the form; names every fault
   */
  public JsonNode yaml(String file, byte[] bytes) {
    return read("YAML", YAML, file, bytes);
  }

  /**
   * Reads a file of JSON.
   *
   * @throws IllegalArgumentException if it is none, or not of the form; names every fault
   */
  public JsonNode json(String file, byte[] bytes) {
    return read("JSON", JSON, file, bytes);
  }

  private JsonNode read(String kind, ObjectMapper mapper, String file, byte[] bytes) {
    JsonNode node;
    try {
      node = mapper.readTree(bytes);
    } catch (JsonProcessingException e) {
      // without the parser's own words, which may quote what stands there
      throw new IllegalArgumentException(
          "%s is no %s, or has a key twice: line %d"
              .formatted(file, kind, e.getLocation() == null ? 0 : e.getLocation().getLineNr()));
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
    JsonNode at = at(error);
    return switch (error.getKeyword()) {
      case "required" -> "%s is missing: %s".formatted(
          join(place, error.getProperty()),
          at.path("properties").path(error.getProperty()).path("description").asText("add it"));
      case "additionalProperties" -> "%s is unknown; allowed: %s".formatted(
          join(place, error.getProperty()),
          at.path("properties").propertyStream()
              .map(Map.Entry::getKey)
              .collect(Collectors.joining(", ")));
      default -> "%s is %s; allowed: %s".formatted(
          place.isEmpty() ? "the file" : place,
          at.path("writeOnly").asBoolean() ? "not of its form" : quoted(error.getInstanceNode()),
          at.path("description").asText(error.getKeyword() + " " + error.getSchemaNode()));
    };
  }

  /** The part of the schema that the broken rule stands in. */
  private JsonNode at(Error error) {
    String fragment = error.getSchemaLocation().getFragment().toString();
    JsonPointer pointer = JsonPointer.compile(fragment).head();
    return pointer == null ? text : text.at(pointer);
  }

  private static String key(String pointer) {
    return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
  }

  private static String join(String place, String property) {
    return place.isEmpty() ? property : place + "." + property;
  }

  private static String quoted(JsonNode node) {
    String value = node.isContainerNode() ? node.toString() : node.asText();
    return "'%s'"
        .formatted(
            value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…");
  }
}
