package dev.cairn.benchmarks.micro;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What of a record stands behind its events' content hashes. */
final class HashedParts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private HashedParts() {}

  /**
   * The bytes behind each content hash: a flow tuple, an item of an envelope or of an array, else
   * the whole. Empty if the record begins like JSON and is none: a parser alone cannot read it.
   */
  static List<byte[]> of(byte[] record) throws IOException {
    if (!isJson(record)) {
      return List.of(record);
    }
    List<byte[]> parts = new ArrayList<>();
    try (MappingIterator<JsonNode> roots = JSON.readerFor(JsonNode.class).readValues(record)) {
      while (roots.hasNextValue()) {
        add(roots.nextValue(), parts);
      }
    } catch (JsonProcessingException e) {
      return List.of();
    }
    return parts;
  }

  private static void add(JsonNode root, List<byte[]> parts) {
    List<JsonNode> tuples = root.findValues("flowTuples");
    JsonNode items = root.isArray() ? root : root.path("records");
    if (!tuples.isEmpty()) {
      tuples.forEach(group -> group.forEach(tuple -> parts.add(bytes(tuple.textValue()))));
    } else if (items.isArray()) {
      // without the blanks of a record that is set in lines: a little less than is hashed
      items.forEach(item -> parts.add(bytes(item.toString())));
    } else {
      parts.add(bytes(root.toString()));
    }
  }

  static boolean isJson(byte[] record) {
    return record.length > 0 && (record[0] == '{' || record[0] == '[');
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
