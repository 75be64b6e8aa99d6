package dev.cairn.correlate.reference;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.serialization.node.TokenStreamLocationAware;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds a table to its JSON schema, and says what is wrong by file, line, row, key and value. */
final class TableForm {

  private static final int MOST_SHOWN = 60;

  private final JsonNode text;
  private final Schema schema;

  private TableForm(JsonNode text) {
    this.text = text;
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }

  static TableForm of(TableKind kind) {
    try (InputStream in = TableForm.class.getResourceAsStream(kind.schema())) {
      if (in == null) {
        throw new IllegalStateException(kind.schema() + " is missing from this build");
      }
      return new TableForm(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong, a sentence each; empty if it is of the form. */
  List<String> faults(String file, JsonNode table) {
    return schema.validate(table).stream()
        .map(error -> sentence(file, table, error))
        .distinct()
        .toList();
  }

  /** File, line and number of a row or of the whole. */
  static String place(String file, JsonNode node, int row) {
    return file + line(node) + (row < 0 ? "" : ", row " + (row + 1));
  }

  private String sentence(String file, JsonNode table, Error error) {
    NodePath path = error.getInstanceLocation();
    boolean inRow = table.isArray() && path.getNameCount() > 0;
    String key =
        path.getNameCount() > (inRow ? 1 : 0) ? String.valueOf(path.getElement(-1)) : "";
    JsonNode node = error.getInstanceNode();
    String place = place(file, node, inRow ? (Integer) path.getElement(0) : -1);
    return switch (error.getKeyword()) {
      case "required" -> "%s: %s is missing; allowed: %s".formatted(
          place, error.getProperty(), description(error.getProperty()));
      case "additionalProperties" -> "%s: %s is unknown; allowed: %s".formatted(
          place, error.getProperty(), String.join(", ", names()));
      default -> "%s: %s is '%s'; allowed: %s".formatted(
          place, key.isEmpty() ? inRow ? "the row" : "the file" : key, value(node), allowed(error));
    };
  }

  private String allowed(Error error) {
    if (error.getKeyword().equals("enum")) {
      List<String> values = new ArrayList<>();
      error.getSchemaNode().forEach(value -> values.add(value.asText()));
      return String.join(", ", values);
    }
    String rule = error.getSchemaLocation().getFragment().toString();
    String says = text.at(JsonPointer.compile(rule).head()).path("description").asText();
    String shape =
        error.getInstanceNode().isValueNode() && error.getKeyword().equals("type")
            ? ", as text: in quotes"
            : "";
    return says.isEmpty() ? "keys and values: " + String.join(", ", names()) : says + shape;
  }

  private String description(String property) {
    return properties().path(property).path("description").asText();
  }

  private List<String> names() {
    return properties().propertyStream().map(Map.Entry::getKey).collect(Collectors.toList());
  }

  private JsonNode properties() {
    return text.at(text.has("items") ? "/items/properties" : "/properties");
  }

  private static String line(JsonNode node) {
    // a row's own place in CSV is where its parser stood before it
    JsonNode at = node.isObject() && !node.isEmpty() ? node.iterator().next() : node;
    if (!(at instanceof TokenStreamLocationAware located)) {
      return "";
    }
    JsonLocation location = located.tokenStreamLocation();
    return location == null ? "" : ", line " + location.getLineNr();
  }

  private static String value(JsonNode node) {
    String value = node.isContainerNode() ? node.toString() : node.asText();
    return value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "…";
  }
}
