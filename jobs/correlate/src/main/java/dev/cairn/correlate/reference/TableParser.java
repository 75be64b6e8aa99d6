package dev.cairn.correlate.reference;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.serialization.node.LocationJsonNodeFactoryFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** YAML and CSV to trees whose nodes know their line. */
final class TableParser {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private TableParser() {}

  /**
   * Reads YAML.
   *
   * @throws IllegalArgumentException if it is none, or empty, or uses aliases; says what to do
   */
  static JsonNode yaml(String file, byte[] bytes) {
    String text = utf8(file, bytes);
    try {
      refuseAliases(file, text);
      try (JsonParser parser = YAML.createParser(text)) {
        JsonNode read = YAML.reader().with(locating(parser)).readTree(parser);
        if (read == null || read.isMissingNode()) {
          throw new IllegalArgumentException(
              file + " is empty; allowed: at least [] for a table without rows");
        }
        return read;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(malformed(file, "YAML", e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads CSV (RFC 4180) whose first line names the columns. An empty cell is left out.
   *
   * @throws IllegalArgumentException if it is none; says what to do
   */
  static ArrayNode csv(String file, byte[] bytes) {
    String text = utf8(file, bytes);
    try (CsvParser parser = CSV.getFactory().createParser(text)) {
      refuseRepeatedColumns(file, text);
      parser.setSchema(CsvSchema.emptySchema().withHeader());
      JsonNodeFactory nodes = locating(parser);
      ArrayNode rows = nodes.arrayNode();
      try (MappingIterator<JsonNode> each =
          CSV.readerFor(JsonNode.class).with(nodes).readValues(parser)) {
        while (each.hasNextValue()) {
          rows.add(withoutEmptyCells((ObjectNode) each.nextValue()));
        }
      }
      return rows;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(malformed(file, "CSV", e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the JSON of a content. */
  static JsonNode json(String name, String text) {
    try {
      return new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(malformed(name, "JSON", e));
    }
  }

  private static JsonNode withoutEmptyCells(ObjectNode row) {
    row.properties().removeIf(cell -> cell.getValue().asText().isEmpty());
    return row;
  }

  /** The parser would take the last of them. */
  private static void refuseRepeatedColumns(String file, String text) throws IOException {
    try (CsvParser parser = CSV.getFactory().createParser(text)) {
      parser.enable(CsvParser.Feature.WRAP_AS_ARRAY);
      Set<String> names = new HashSet<>();
      JsonToken token = parser.nextToken();
      while (token != null && token != JsonToken.END_ARRAY) {
        if (token == JsonToken.VALUE_STRING && !names.add(parser.getText())) {
          throw new IllegalArgumentException(
              "%s, line %d: column '%s' is there twice; allowed: each once"
                  .formatted(
                      file, parser.currentTokenLocation().getLineNr(), parser.getText()));
        }
        token = parser.nextToken();
      }
    }
  }

  /** The parser would read an alias as the text of its name. */
  private static void refuseAliases(String file, String text) throws IOException {
    try (YAMLParser parser = YAML.getFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (parser.isCurrentAlias()) {
          throw new IllegalArgumentException(
              "%s, line %d: '*%s' is an alias; allowed: the value itself, in quotes if it is text"
                  .formatted(file, parser.currentTokenLocation().getLineNr(), parser.getText()));
        }
      }
    }
  }

  private static JsonNodeFactory locating(JsonParser parser) {
    return LocationJsonNodeFactoryFactory.getInstance().getJsonNodeFactory(parser);
  }

  private static String utf8(String file, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      // spreadsheets write a byte order mark
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not UTF-8: save it as UTF-8");
    }
  }

  private static String malformed(String file, String form, JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return "%s, line %s: this is no %s: %s"
        .formatted(
            file,
            at == null || at.getLineNr() < 1 ? "1" : at.getLineNr(),
            form,
            e.getOriginalMessage().lines().findFirst().orElse(""));
  }
}
