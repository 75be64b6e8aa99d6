package dev.cairn.benchmarks.micro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What of a record stands behind its events' content hashes. */
final class HashedParts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private HashedParts() {}

  /** The bytes behind each content hash: a flow tuple, an envelope's record, else the whole. */
  static List<byte[]> of(byte[] record) throws IOException {
    if (!isJson(record)) {
      return List.of(record);
    }
    JsonNode root = JSON.readTree(record);
    List<byte[]> parts = new ArrayList<>();
    for (JsonNode tuples : root.findValues("flowTuples")) {
      tuples.forEach(tuple -> parts.add(bytes(tuple.textValue())));
    }
    if (parts.isEmpty()) {
      // without the blanks of a record that is set in lines: a little less than is hashed
      root.path("records").forEach(item -> parts.add(bytes(item.toString())));
    }
    return parts.isEmpty() ? List.of(record) : parts;
  }

  static boolean isJson(byte[] record) {
    return record.length > 0 && (record[0] == '{' || record[0] == '[');
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
