package dev.cairn.benchmarks.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one statement of the proxy: one line of {@code truth-links.jsonl}.
 *
 * @param server the database server that it reached, host:port; null if none
 * @param connection the server's connection; 0 if none
 * @param generalLogLine line of the server's general log, counted from 1; 0 if there is none
 * @param auditLines lines of {@code server_audit.log}, counted from 1
 */
record TruthLink(String server, long connection, int generalLogLine, List<Integer> auditLines) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The links, one for each line of the query log. */
  static List<TruthLink> read(CaptureFolder folder) throws IOException {
    List<TruthLink> links = new ArrayList<>();
    for (byte[] line : folder.lines("truth-links.jsonl")) {
      JsonNode link = JSON.readTree(line);
      List<Integer> lines = new ArrayList<>();
      link.path("server_audit_query_lines").forEach(number -> lines.add(number.asInt()));
      links.add(
          new TruthLink(
              link.path("backend").textValue(),
              link.path("backend_conn_id").asLong(),
              link.path("general_log_line").asInt(),
              List.copyOf(lines)));
    }
    return links;
  }
}
