package dev.cairn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.testkit.captures.Capture;
import dev.cairn.testkit.captures.CaptureFile;
import dev.cairn.testkit.captures.Captures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Counts lines, records and tuples in the bundled logs without any code of Cairn's parsers. */
final class CaptureCounts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CaptureCounts() {}

  /** The events that the demo's topics hold, by source. */
  static Map<String, Long> eventsOfDemo() throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    for (Capture capture : Captures.all()) {
      boolean large = capture.name().equals("large_a");
      for (CaptureFile file : capture.files()) {
        String name = file.fileName();
        boolean left = large
            ? name.startsWith("server_audit") || name.startsWith("nsg-flow")
            : name.startsWith("mysql-audit-eventhub") || name.startsWith("vnet-flow");
        if (!left) {
          counts.merge(file.source(), events(file), Long::sum);
        }
      }
    }
    return counts;
  }

  static long events(CaptureFile file) throws IOException {
    String name = file.fileName();
    if (name.startsWith("mysql-audit-eventhub")) {
      long records = 0;
      for (byte[] line : file.records()) {
        records += JSON.readTree(line).get("records").size();
      }
      return records;
    }
    if (name.startsWith("nsg-flow") || name.startsWith("vnet-flow")) {
      try (InputStream in = file.open()) {
        return tuples(JSON.readTree(in));
      }
    }
    return lines(file);
  }

  static long lines(CaptureFile file) throws IOException {
    try (InputStream in = file.open()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
          .chars()
          .filter(c -> c == '\n')
          .count();
    }
  }

  private static long tuples(JsonNode root) {
    return root.findValues("flowTuples").stream().mapToLong(JsonNode::size).sum();
  }
}
