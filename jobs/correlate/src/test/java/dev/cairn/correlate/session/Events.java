package dev.cairn.correlate.session;

import dev.cairn.correlate.match.MatchTimes;
import dev.cairn.schemas.AuditEvent;
import java.util.HashMap;
import java.util.Map;

/** Events as the formats make them, of an invented path. */
final class Events {

  static final String PROXY_IP = "10.0.2.4";
  static final String LISTENER = PROXY_IP + ":6033";
  static final String SERVER = "db:3306";
  static final String SERVER_REPORTER = "mysql-1";

  private final Map<String, Long> offsets = new HashMap<>();
  private long ids;

  /** Seconds of the story to epoch microseconds. */
  static long at(double seconds) {
    return 1_800_000_000_000_000L + Math.round(seconds * 1_000_000);
  }

  AuditEvent audit(
      String reporter, long number, String client, int port, String code, double seconds) {
    AuditEvent event = event(SessionConfig.AUDIT, "proxy", seconds);
    event.setReporter(reporter);
    event.setProxySessionId(number);
    event.setClientIp(client);
    event.setClientPort(port);
    event.setServerIp(PROXY_IP);
    event.setServerPort(6033);
    event.setEventCode(code);
    event.setTls(true);
    event.setActivity(
        code.contains("Connect") ? "logon" : code.endsWith("Init_DB") ? "use_database" : "logoff");
    event.setStatus(code.endsWith("ERR") ? "failure" : "success");
    if (code.endsWith("Quit")) {
      event.setCloseReason("quit");
    } else if (code.endsWith("Close")) {
      event.setCloseReason("MySQL_Thread.cpp:4232:process_all_sessions()");
    }
    return event;
  }

  AuditEvent statement(
      String reporter, long number, String client, int port, String user, double seconds) {
    AuditEvent event = event(SessionConfig.QUERY, "proxy", seconds);
    event.setReporter(reporter);
    event.setProxySessionId(number);
    event.setClientIp(client);
    event.setClientPort(client == null ? null : port);
    event.setEventCode("COM_QUERY");
    event.setActivity("query");
    event.setUserName(user);
    event.setServer(SERVER);
    event.setRowsSent(2L);
    event.setDurationUs(1_000L);
    event.setStatementKind("select");
    return event;
  }

  AuditEvent flow(String client, int port, String state, long out, long in, double seconds) {
    AuditEvent event = event(SessionConfig.FLOW, "network", seconds);
    event.setReporter("flow-log");
    event.setClientIp(client);
    event.setClientPort(port);
    event.setServerIp(PROXY_IP);
    event.setServerPort(6033);
    event.setFlowId(String.format("%032x", (client + port).hashCode() & 0xffffffffL));
    event.setFlowState(state);
    event.setActivity(
        switch (state) {
          case "B" -> "open";
          case "E" -> "close";
          default -> "traffic";
        });
    event.setDirection("inbound");
    event.setBytesOut(out);
    event.setBytesIn(in);
    return event;
  }

  AuditEvent database(long connection, String host, String user, String activity, double seconds) {
    AuditEvent event = event(SessionConfig.DATABASE, "database", Math.floor(seconds));
    event.setReporter(SERVER_REPORTER);
    event.setConnectionId(connection);
    event.setClientIp(host);
    event.setUserName(user);
    event.setActivity(activity);
    return event;
  }

  AuditEvent privateLink(String connection, String activity, double seconds) {
    AuditEvent event = event(SessionConfig.ACTIVITY, "control", seconds);
    event.setResource(connection);
    event.setActivity(activity);
    return event;
  }

  AuditEvent keyUse(boolean failed, double seconds) {
    AuditEvent event = event(SessionConfig.KEYS, "control", seconds);
    event.setResource("https://vault.example/keys/mysql");
    event.setActivity("key_use");
    event.setStatus(failed ? "failure" : "success");
    return event;
  }

  static StatementOutcome outcome(AuditEvent statement, long connection, double confidence) {
    return new StatementOutcome(
        SessionKeys.session(statement),
        MatchTimes.micros(statement.getTime()),
        SERVER,
        SERVER_REPORTER,
        java.util.List.of(connection),
        confidence,
        false);
  }

  private AuditEvent event(String source, String hop, double seconds) {
    long id = ++ids;
    AuditEvent event = new AuditEvent();
    event.setEventId(String.format("%032x", id));
    event.setContentHash(String.format("%016x%048x", id * 0x9E3779B97F4A7C15L, id));
    event.setTime(Times.instant(at(seconds)));
    event.setTimePrecision("us");
    event.setSource(source);
    event.setHop(hop);
    event.setStatus("success");
    event.setKafkaTopic(source);
    event.setKafkaOffset(offsets.merge(source, 1L, Long::sum));
    return event;
  }
}
