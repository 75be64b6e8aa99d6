package dev.cairn.benchmarks.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.benchmarks.attribution.SessionWorld.Client;
import dev.cairn.benchmarks.attribution.SessionWorld.Flow;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sessions of real captures: one world for each kind of flow log. */
final class CaptureSessions {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AUDIT_LOG = "proxysql-auditlog.json.";
  private static final List<String> FLOW_LOGS = List.of("nsg-flow-v2", "vnet-flow-v4");

  // a century hence
  private static final long NEVER = 100L * 365 * 86_400 * 1_000_000;

  private CaptureSessions() {}

  /**
   * Reads a capture, or all in a folder.
   *
   * @return none of a capture that has no truth about its sessions, or no flow log
   */
  static List<SessionWorld> load(Path path) throws IOException {
    List<SessionWorld> worlds = new ArrayList<>();
    for (CaptureFolder folder : CaptureFolder.below(path)) {
      List<byte[]> truth = folder.truthOfSessions();
      for (String flowLog : FLOW_LOGS) {
        String file = "azure/" + flowLog + "-PT1H.json";
        if (!truth.isEmpty() && folder.has(file)) {
          worlds.add(world(folder, flowLog, truth, folder.document(file)));
        }
      }
    }
    return worlds;
  }

  private static SessionWorld world(
      CaptureFolder folder, String flowLog, List<byte[]> truth, byte[] document)
      throws IOException {
    List<byte[]> queries = folder.queryLog();
    FormatsConfig config = CaptureClock.config(queries, List.of());
    List<AuditEvent> events = new ArrayList<>();
    Map<Long, Long> statements = new HashMap<>();
    for (List<AuditEvent> line : parse(SessionConfig.QUERY, config, queries)) {
      events.addAll(line);
      line.forEach(event -> statements.merge(event.getProxySessionId(), 1L, Long::sum));
    }
    parse(SessionConfig.AUDIT, config, folder.numbered(AUDIT_LOG)).forEach(events::addAll);
    Map<String, List<AuditEvent>> flowRecords = new LinkedHashMap<>();
    for (List<AuditEvent> all : parse(SessionConfig.FLOW, config, List.of(document))) {
      events.addAll(all);
      all.forEach(
          event ->
              flowRecords
                  .computeIfAbsent(event.getClientIp() + ":" + event.getClientPort(), any ->
                      new ArrayList<>())
                  .add(event));
    }
    events.sort((one, other) -> one.getTime().compareTo(other.getTime()));
    List<Client> clients = new ArrayList<>();
    List<Flow> flows = new ArrayList<>();
    for (byte[] line : truth) {
      JsonNode session = JSON.readTree(line);
      if (!session.path("type").asText().equals("session")
          || !session.path("proxysql_thread_id").isIntegralNumber()) {
        continue;
      }
      Client client = client(session, statements);
      clients.add(client);
      List<AuditEvent> records = flowRecords.get(client.address());
      // an address that was used twice says nothing
      if (records != null && !isReused(session)
          && records.stream().map(AuditEvent::getFlowId).distinct().count() == 1) {
        flows.add(Flow.of(client, records));
      }
    }
    return new SessionWorld(folder.name() + "/" + flowLog, events, clients, flows);
  }

  private static Client client(JsonNode session, Map<Long, Long> statements) {
    long number = session.get("proxysql_thread_id").asLong();
    return new Client(
        null,
        number,
        session.path("seen_by_proxysql").textValue(),
        session.path("t0_us").asLong(0),
        session.path("end_us").asLong(NEVER),
        statements.getOrDefault(number, 0L));
  }

  private static boolean isReused(JsonNode session) {
    JsonNode reused = session.path("address_reused_by_thread_ids");
    return reused.isArray() && !reused.isEmpty();
  }

  private static List<List<AuditEvent>> parse(
      String source, FormatsConfig config, List<byte[]> records) {
    return ParsedLog.of(source, source, config, records).records();
  }
}
