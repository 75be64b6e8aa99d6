package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.anchor.AnchorConfig;
import dev.cairn.correlate.anchor.SightingFinder;
import dev.cairn.correlate.match.Sighting;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.schemas.AnchorState;
import dev.cairn.schemas.AuditEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a capture's logs say for certain of the connections that statements ran on. */
final class CaptureSightings {

  private static final String ERROR_LOG = "proxysql.log";
  private static final String PROCESSLIST = "proxysql-processlist.jsonl";
  private static final String FLOWS = "azure/vnet-flow-v4-PT1H.json";

  private final List<AuditEvent> events = new ArrayList<>();
  // all that each kind of server's log says, statements or not
  private final Map<String, List<AuditEvent>> logs = new HashMap<>();

  /** Reads the logs beside the query log; those that a capture has not are left out. */
  CaptureSightings(CaptureFolder folder, FormatsConfig config) throws IOException {
    if (folder.has(ERROR_LOG)) {
      read("proxysql.error", config, folder.lines(ERROR_LOG));
    }
    if (folder.has(PROCESSLIST)) {
      read("proxysql.processlist", config, folder.lines(PROCESSLIST));
    }
    if (folder.has(FLOWS)) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      folder.lines(FLOWS).forEach(whole::writeBytes);
      read("network.flow", config, List.of(whole.toByteArray()));
    }
  }

  private void read(String source, FormatsConfig config, List<byte[]> records) {
    ParsedLog.of(source, source, config, records).records().forEach(events::addAll);
  }

  /** Takes an event of a server's own log, in order. */
  void note(String kind, AuditEvent event) {
    logs.computeIfAbsent(kind, any -> new ArrayList<>()).add(event);
  }

  /**
   * Those of one server.
   *
   * @param server as proxies name it
   * @param kind of the server's own log
   */
  List<Sighting> of(String server, String kind) {
    SightingFinder finder = new SightingFinder(AnchorConfig.DEFAULT);
    AnchorState state = SightingFinder.open(server);
    List<Sighting> sightings = new ArrayList<>();
    for (AuditEvent event : events) {
      if (server.equals(SightingFinder.serverOf(event))) {
        sightings.addAll(finder.see(state, event));
      }
    }
    for (AuditEvent event : logs.getOrDefault(kind, List.of())) {
      sightings.addAll(finder.see(state, event));
    }
    sightings.addAll(finder.passed(state, Long.MAX_VALUE));
    return sightings;
  }
}
