package dev.cairn.correlate.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The form {@code cairn-reference-tables/1}: all tables as canonical JSON (RFC 8785), rows sorted
 * by their JSON, so that order, comments and kinds of files make no other version. The forms let no
 * control character into a text, so that none needs an escape on which writers differ.
 */
final class Content {

  static final String FORMAT = "cairn-reference-tables/1";

  private static final String FORMAT_KEY = "format";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private Content() {}

  /** Of tables that are of their forms; one that is missing has no rows. */
  static String write(Map<TableKind, JsonNode> tables) {
    Map<String, Object> root = new TreeMap<>();
    root.put(FORMAT_KEY, FORMAT);
    root.putAll(sorted(tables.get(TableKind.REFERENCE)));
    for (TableKind kind : TableKind.values()) {
      if (kind.tabular()) {
        List<Map<String, String>> rows = new ArrayList<>();
        if (tables.containsKey(kind)) {
          tables.get(kind).forEach(row -> rows.add(sorted(row)));
        }
        rows.sort(Comparator.comparing(Content::json));
        root.put(kind.key(), rows);
      }
    }
    return json(root);
  }

  /**
   * The tables of a content.
   *
   * @throws IllegalArgumentException if it is no JSON, or of another format
   */
  static Map<TableKind, JsonNode> read(String content) {
    JsonNode root = TableParser.json("content", content);
    if (!root.path(FORMAT_KEY).asText().equals(FORMAT)) {
      throw new IllegalArgumentException(
          "content: format is '%s'; allowed: %s. Read it with the version of Cairn that wrote it"
              .formatted(root.path(FORMAT_KEY).asText(), FORMAT));
    }
    ObjectNode stated = JsonNodeFactory.instance.objectNode();
    Map<TableKind, JsonNode> tables = new EnumMap<>(TableKind.class);
    root.properties().forEach(entry -> stated.set(entry.getKey(), entry.getValue()));
    stated.remove(FORMAT_KEY);
    for (TableKind kind : TableKind.values()) {
      JsonNode table = kind.tabular() ? stated.remove(kind.key()) : null;
      if (table != null) {
        tables.put(kind, table);
      }
    }
    tables.put(TableKind.REFERENCE, stated);
    return tables;
  }

  static String sha256(String content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256: use another", e);
    }
  }

  private static Map<String, String> sorted(JsonNode row) {
    Map<String, String> cells = new TreeMap<>();
    row.properties().forEach(cell -> cells.put(cell.getKey(), cell.getValue().textValue()));
    return cells;
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Plain values are always written", e);
    }
  }
}
