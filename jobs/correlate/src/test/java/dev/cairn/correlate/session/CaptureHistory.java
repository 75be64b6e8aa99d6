package dev.cairn.correlate.session;

import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.testkit.captures.Capture;
import dev.cairn.testkit.captures.CaptureFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

  static CaptureHistory of(Capture capture, String flowLog) throws IOException {
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

  History history() {
    History history = new History();
    events.forEach(history::add);
    return history;
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
