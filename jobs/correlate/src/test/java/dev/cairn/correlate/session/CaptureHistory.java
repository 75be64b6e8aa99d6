package dev.cairn.correlate.session;

import dev.cairn.correlate.match.MatchTimes;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.testkit.captures.Capture;
import dev.cairn.testkit.captures.CaptureFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** A capture's logs as events, each file a topic. */
record CaptureHistory(Capture capture, List<AuditEvent> events) {

  static final PathAddresses PATH =
      new PathAddresses(
          Set.of("127.0.0.2:6033"),
          Set.of("127.0.0.3:3306", "127.0.0.4:3306"),
          Set.of("127.0.0.2"),
          Set.of("127.0.0.14"));

  static final SessionConfig CONFIG =
      SessionConfig.defaults().withPath(PATH).withFastForwardUsers(Set.of("ffuser"));

  private static final String SERVER = "127.0.0.3:3306";
  private static final String SERVER_REPORTER = "vm";
  private static final Map<String, CaptureHistory> READ = new HashMap<>();

  static CaptureHistory of(Capture capture, String flowLog) throws IOException {
    String name = capture.name() + flowLog;
    if (!READ.containsKey(name)) {
      READ.put(name, read(capture, flowLog));
    }
    return READ.get(name);
  }

  private static CaptureHistory read(Capture capture, String flowLog) throws IOException {
    List<AuditEvent> events = new ArrayList<>();
    for (CaptureFile file : capture.files()) {
      boolean wanted =
          switch (file.source()) {
            case SessionConfig.QUERY, SessionConfig.AUDIT -> true;
            case SessionConfig.DATABASE -> file.fileName().equals("server_audit.log");
            case SessionConfig.FLOW -> file.fileName().startsWith(flowLog);
            default -> false;
          };
      if (wanted) {
        read(file, events);
      }
    }
    return new CaptureHistory(capture, events);
  }

  /** With the truth in place of attribution: all statements of the server that writes a log. */
  History history() throws IOException {
    History history = new History();
    events.forEach(history::add);
    List<String[]> served = served();
    int line = 0;
    for (AuditEvent event : events) {
      if (event.getSource().equals(SessionConfig.QUERY)) {
        String[] by = served.get(line++);
        if (event.getServer() != null) {
          history.add(outcome(event, by));
        }
      }
    }
    return history;
  }

  private static StatementOutcome outcome(AuditEvent event, String[] by) {
    boolean logged = by[0].equals(SERVER) && !by[1].isEmpty();
    return new StatementOutcome(
        SessionKeys.session(event),
        MatchTimes.micros(event.getTime()),
        event.getServer(),
        SERVER_REPORTER,
        logged ? List.of(Long.parseLong(by[1])) : List.of(),
        logged ? 0.99 : 0,
        false);
  }

  /** The server's connections that ran statements of each proxy session. */
  Map<Long, Set<Long>> connections() throws IOException {
    Map<Long, Set<Long>> connections = new HashMap<>();
    List<String[]> served = served();
    int line = 0;
    for (AuditEvent event : events) {
      if (event.getSource().equals(SessionConfig.QUERY)) {
        String[] by = served.get(line++);
        if (by[0].equals(SERVER) && !by[1].isEmpty()) {
          connections
              .computeIfAbsent(event.getProxySessionId(), any -> new HashSet<>())
              .add(Long.parseLong(by[1]));
        }
      }
    }
    return connections;
  }

  /** For each line of the query log, server and connection. */
  List<String[]> served() throws IOException {
    try (var in = getClass().getResourceAsStream("/truth/" + capture.name() + "-served.tsv.gz");
        var plain = new GZIPInputStream(in)) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .toList();
    }
  }

  /** A line each: see {@code truth/README.md}. */
  List<String[]> truth() throws IOException {
    try (var in = getClass().getResourceAsStream("/truth/" + capture.name() + "-sessions.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .toList();
    }
  }

  private static void read(CaptureFile file, List<AuditEvent> events) throws IOException {
    RecordParser parser =
        RecordParser.of(file.source(), new FormatsConfig(file.localTimeZone()));
    String reporter = file.source().startsWith("proxysql") ? "proxysql-1" : null;
    long offset = 0;
    for (byte[] record : file.records()) {
      events.addAll(
          parser
              .parse(new RawRecord(file.fileName(), 0, offset++, 0, reporter, record))
              .events());
    }
  }
}
