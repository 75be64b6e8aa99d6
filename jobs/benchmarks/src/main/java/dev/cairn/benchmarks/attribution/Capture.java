package dev.cairn.benchmarks.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.correlate.match.ConnectionAccounts;
import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.ProxyStatement;
import dev.cairn.correlate.session.SessionKeys;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.pipeline.sessions.StatementParts;
import dev.cairn.schemas.AuditEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Real logs of one run of a database path, and the truth about them, made into {@link Case cases}:
 * one for each database server and kind of log.
 *
 * <ul>
 *   <li>{@code server-audit}: the audit plugin's own log, whole seconds;
 *   <li>{@code azure}: the same events as Azure exports them, whole seconds;
 *   <li>{@code general-log}: MySQL 8's general query log, microseconds.
 * </ul>
 */
public final class Capture {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AZURE = "azure/mysql-audit-eventhub.jsonl";
  private static final String AZURE_INDEX = "azure/mysql-audit-index.jsonl";
  private static final String SERVER_AUDIT = "server_audit.log";
  private static final String GENERAL_LOG = "mysql8-general.log";
  private static final Set<String> STATEMENTS = Set.of("query", "prepare", "execute");

  private final CaptureFolder folder;
  private final FormatsConfig config;
  private final List<TruthLink> links;
  private final ParsedLog queryLog;
  private final ParsedLog serverAudit;
  private final CaptureSightings sightings;

  private Capture(CaptureFolder folder) throws IOException {
    this.folder = folder;
    List<byte[]> queries = folder.queryLog();
    List<byte[]> audit =
        folder.has(SERVER_AUDIT) ? folder.lines(SERVER_AUDIT) : List.of();
    this.config = CaptureClock.config(queries, audit);
    this.queryLog = ParsedLog.of("proxysql", "proxysql.query", config, queries);
    this.serverAudit = ParsedLog.of("server-audit", "mysql.audit", config, audit);
    List<TruthLink> known = TruthLink.read(folder);
    if (known.size() != queries.size()) {
      throw new IOException(
          "%s: %,d lines of truth for %,d of the query log"
              .formatted(folder.path(), known.size(), queries.size()));
    }
    this.links = known;
    this.sightings = new CaptureSightings(folder, config);
  }

  /**
   * Reads a capture, or all captures in a folder.
   *
   * @param path a folder with the files of one capture, each plain or gzipped; or one that holds
   *     such folders
   * @return cases by capture's name, then kind of log; a kind whose file is missing is left out
   * @throws IOException if there is no capture, or its truth does not fit its logs
   */
  public static List<Case> load(Path path) throws IOException {
    List<CaptureFolder> folders = CaptureFolder.below(path);
    if (folders.isEmpty()) {
      throw new IOException(path + " holds no capture: truth-links.jsonl is missing");
    }
    List<Case> cases = new ArrayList<>();
    for (CaptureFolder folder : folders) {
      cases.addAll(new Capture(folder).cases());
    }
    return cases;
  }

  private List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    String audited = mostOften(true);
    if (folder.has(SERVER_AUDIT) && audited != null) {
      cases.add(caseOf("server-audit", audited, auditStatements(audited)));
      if (folder.has(AZURE) && folder.has(AZURE_INDEX)) {
        cases.add(caseOf("azure", audited, azureStatements(audited)));
      }
    }
    String logged = mostOften(false);
    if (folder.has(GENERAL_LOG) && logged != null) {
      cases.add(caseOf("general-log", logged, generalStatements(logged)));
    }
    return cases;
  }

  /** The server that the truth has audit lines of, or the one that it has none of. */
  private String mostOften(boolean audited) {
    Map<String, Integer> lines = new HashMap<>();
    Map<String, Integer> auditLines = new HashMap<>();
    for (TruthLink link : links) {
      if (link.server() != null) {
        lines.merge(link.server(), 1, Integer::sum);
        auditLines.merge(link.server(), link.auditLines().size(), Integer::sum);
      }
    }
    return lines.entrySet().stream()
        .filter(entry -> (auditLines.get(entry.getKey()) > 0) == audited)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private TreeMap<Integer, DatabaseStatement> auditStatements(String server) {
    TreeMap<Integer, DatabaseStatement> statements = new TreeMap<>();
    ConnectionAccounts accounts = new ConnectionAccounts();
    for (int line = 1; line <= serverAudit.records().size(); line++) {
      AuditEvent event = serverAudit.ofLine(line);
      if (event != null) {
        accounts.see(event);
        sightings.note("server-audit", event);
      }
      if (isStatement(event)) {
        statements.put(line, DatabaseStatement.of(event, server, line, accounts.of(event)));
      }
    }
    return statements;
  }

  /** By the line of the plugin's log that each record renders. */
  private TreeMap<Integer, DatabaseStatement> azureStatements(String server) throws IOException {
    ParsedLog azure = ParsedLog.of("azure", "mysql.audit", config, folder.lines(AZURE));
    TreeMap<Integer, DatabaseStatement> statements = new TreeMap<>();
    ConnectionAccounts accounts = new ConnectionAccounts();
    long order = 0;
    for (byte[] line : folder.lines(AZURE_INDEX)) {
      JsonNode at = JSON.readTree(line);
      AuditEvent event = azure.of(at.get("message").asInt(), at.get("record").asInt());
      if (event != null) {
        accounts.see(event);
        sightings.note("azure", event);
      }
      if (isStatement(event)) {
        statements.put(
            at.get("server_audit_line").asInt(),
            DatabaseStatement.of(event, server, order++, accounts.of(event)));
      }
    }
    return statements;
  }

  private TreeMap<Integer, DatabaseStatement> generalStatements(String server)
      throws IOException {
    ConnectionAccounts accounts = new ConnectionAccounts();
    TreeMap<Integer, DatabaseStatement> statements = new TreeMap<>();
    GeneralLog.events(folder.lines(GENERAL_LOG), config)
        .forEach(
            (line, event) -> {
              accounts.see(event);
              sightings.note("general-log", event);
              if (isStatement(event)) {
                statements.put(line, DatabaseStatement.of(event, server, line, accounts.of(event)));
              }
            });
    return statements;
  }

  private static boolean isStatement(AuditEvent event) {
    return event != null
        && STATEMENTS.contains(event.getActivity())
        && event.getSqlText() != null
        && event.getConnectionId() != null;
  }

  private Case caseOf(
      String kind, String server, TreeMap<Integer, DatabaseStatement> statements) {
    StatementParts parts = new StatementParts();
    List<ProxyStatement> proxy = new ArrayList<>();
    Map<String, Set<String>> truth = new LinkedHashMap<>();
    MissingLinks missing = MissingLinks.of(server, links, serverAudit, queryLog);
    for (int line = 1; line <= links.size(); line++) {
      AuditEvent event = queryLog.ofLine(line);
      if (event == null || !server.equals(event.getServer())) {
        continue;
      }
      proxy.add(
          ProxyStatement.of(event, SessionKeys.session(event), line).of(parts.of(event)));
      List<Integer> lines = missing.lines(line, kind.equals("general-log"));
      if (lines != null) {
        Set<String> ids = new LinkedHashSet<>();
        for (int of : lines) {
          if (statements.containsKey(of)) {
            ids.add(statements.get(of).eventId());
          }
        }
        truth.put(event.getEventId(), Set.copyOf(ids));
      }
    }
    MatchInput input =
        new MatchInput(
            proxy,
            List.copyOf(statements.values()),
            sightings.of(server, kind));
    return new Case(folder.name() + "/" + kind, input, truth);
  }
}
