package dev.cairn.testkit.captures;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The logs that come with this room: made by this project on real servers, with invented data. What
 * is in them, from which versions: {@code captures/README.md} beside them.
 */
public final class Captures {

  /** ProxySQL's query log. */
  public static final String PROXYSQL_QUERY = "proxysql.query";

  /** ProxySQL's audit log. */
  public static final String PROXYSQL_AUDIT = "proxysql.audit";

  /** ProxySQL's error log. */
  public static final String PROXYSQL_ERROR = "proxysql.error";

  /** ProxySQL's sessions, polled. */
  public static final String PROXYSQL_PROCESSLIST = "proxysql.processlist";

  /** The database's audit log, as the plugin writes it and as Azure exports it. */
  public static final String MYSQL_AUDIT = "mysql.audit";

  /** Azure's flow logs, version 2 of the NSG's and version 4 of the virtual network's. */
  public static final String NETWORK_FLOW = "network.flow";

  private static final Capture SMALL_PLAIN =
      capture("small_plain", ZoneId.of("Europe/Berlin"), 1, "");
  private static final Capture LARGE_A = capture("large_a", ZoneOffset.UTC, 3, ".gz");

  private Captures() {}

  /** 28 client sessions with 555 statements; local time stamps are Europe/Berlin's. */
  public static Capture smallPlain() {
    return SMALL_PLAIN;
  }

  /** 200 client sessions with about 50,000 statements; local time stamps are UTC. */
  public static Capture largeA() {
    return LARGE_A;
  }

  /** Every capture, the smallest first. */
  public static List<Capture> all() {
    return List.of(SMALL_PLAIN, LARGE_A);
  }

  private static Capture capture(String name, ZoneId zone, int queryLogs, String gz) {
    var files = new ArrayList<CaptureFile>();
    for (int number = 1; number <= queryLogs; number++) {
      files.add(lines(PROXYSQL_QUERY, name, "proxysql-eventslog.json.0000000" + number + gz, zone));
    }
    files.add(lines(PROXYSQL_AUDIT, name, "proxysql-auditlog.json.00000001", zone));
    files.add(lines(PROXYSQL_ERROR, name, "proxysql.log", zone));
    files.add(lines(PROXYSQL_PROCESSLIST, name, "proxysql-processlist.jsonl" + gz, zone));
    files.add(lines(MYSQL_AUDIT, name, "server_audit.log" + gz, zone));
    files.add(lines(MYSQL_AUDIT, name, "azure/mysql-audit-eventhub.jsonl" + gz, zone));
    files.add(document(NETWORK_FLOW, name, "azure/nsg-flow-v2-PT1H.json", zone));
    files.add(document(NETWORK_FLOW, name, "azure/vnet-flow-v4-PT1H.json", zone));
    return new Capture(name, files);
  }

  private static CaptureFile lines(String source, String capture, String file, ZoneId zone) {
    return new CaptureFile(source, "captures/" + capture + "/" + file, zone, false);
  }

  private static CaptureFile document(String source, String capture, String file, ZoneId zone) {
    return new CaptureFile(source, "captures/" + capture + "/" + file, zone, true);
  }
}
