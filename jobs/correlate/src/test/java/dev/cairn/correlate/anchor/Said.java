package dev.cairn.correlate.anchor;

import dev.cairn.schemas.AuditEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Events as the formats make them. Times are microseconds of a story. */
final class Said {

  static final String PROXY_IP = "10.0.2.4";
  static final String SERVER = "10.0.3.4:3306";
  static final String DIGEST = "00000000000000ab" + "0".repeat(16);

  private static final long EPOCH = 1_800_000_000_000_000L;

  private Said() {}

  static long at(long micros) {
    return EPOCH + micros;
  }

  static AuditEvent flow(int port, String activity, long micros) {
    AuditEvent event = event("network.flow", activity, micros / 1_000 * 1_000, "ms");
    event.setClientIp(PROXY_IP);
    event.setClientPort(port);
    event.setServerIp("10.0.3.4");
    event.setServerPort(3306);
    return event;
  }

  static AuditEvent login(long connection, String ip, long micros, boolean fine) {
    return server(connection, ip, "logon", micros, fine);
  }

  static AuditEvent logout(long connection, String ip, long micros, boolean fine) {
    return server(connection, ip, "logoff", micros, fine);
  }

  private static AuditEvent server(
      long connection, String ip, String activity, long micros, boolean fine) {
    AuditEvent event =
        event("mysql.audit", activity, fine ? micros : micros / 1_000_000 * 1_000_000,
            fine ? "us" : "s");
    event.setReporter("mysql-1");
    event.setConnectionId(connection);
    event.setClientIp(ip);
    return event;
  }

  static AuditEvent poll(long session, int port, long micros) {
    AuditEvent event = event("proxysql.processlist", "snapshot", micros, "us");
    event.setReporter("proxy-1");
    event.setProxySessionId(session);
    event.setClientIp("10.0.1.4");
    event.setClientPort(40_000);
    event.setServer(SERVER);
    event.setEgressIp(PROXY_IP);
    event.setEgressPort(port);
    event.setSqlText("SELECT 1");
    event.setSqlDigest(DIGEST);
    return event;
  }

  static AuditEvent error(int number, long connection, long micros) {
    AuditEvent event =
        event("proxysql.error", "query", micros / 1_000_000 * 1_000_000, "s");
    event.setServer(SERVER);
    event.setConnectionId(connection);
    event.setErrorCode(number);
    event.setUserName("app");
    event.setClientIp("10.0.1.4");
    event.setSqlDigest(DIGEST);
    return event;
  }

  private static AuditEvent event(
      String source, String activity, long micros, String precision) {
    AuditEvent event = new AuditEvent();
    event.setSource(source);
    event.setActivity(activity);
    event.setTime(Instant.EPOCH.plus(at(micros), ChronoUnit.MICROS));
    event.setTimePrecision(precision);
    return event;
  }
}
