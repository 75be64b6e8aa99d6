package dev.cairn.benchmarks.micro;

import dev.cairn.formats.RecordParser;
import dev.cairn.formats.record.FormatsConfig;
import dev.cairn.formats.record.RawRecord;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A shape in which a source's records come, and where there are such records. */
public enum Shape {
  PROXYSQL_QUERY("proxysql.query", Records.captured("proxysql-eventslog")),
  PROXYSQL_AUDIT("proxysql.audit", Records.captured("proxysql-auditlog")),
  PROXYSQL_ERROR("proxysql.error", Records.samples("proxysql_error", ".log")),
  PROCESSLIST("proxysql.processlist", Records.samples("proxysql_processlist", ".jsonl")),
  SERVER_AUDIT("mysql.audit", Records.captured("server_audit.log")),
  AZURE_AUDIT("mysql.audit", Records.captured("mysql-audit-eventhub")),
  PERCONA_JSON("mysql.audit", Records.samples("percona_audit", ".json")),
  PERCONA_CSV("mysql.audit", Records.samples("percona_audit", ".csv")),
  PERCONA_FILTER("mysql.audit", Records.samples("percona_audit_filter", ".json")),
  ENTERPRISE("mysql.audit", Records.samples("mysql_enterprise_audit", ".json")),
  AZURE_SLOW("mysql.slow", Records.samples("azure_mysql_slow", ".json")),
  BINLOG("mysql.binlog", Records.samples("mysql_binlog", ".jsonl")),
  VNET_FLOW("network.flow", Records.captured("vnet-flow-v4")),
  NSG_FLOW("network.flow", Records.captured("nsg-flow-v2")),
  ACTIVITY("azure.activity", Records.samples("activity_log", ".json")),
  KEY_VAULT("azure.keyvault", Records.samples("constructed_key_vault", ".json")),
  LB_HEALTH("azure.loadbalancer", Records.samples("constructed_lb_health", ".json")),
  METRICS("azure.metrics", Records.samples("metrics_generic", ".json"));

  private static final long TIMESTAMP = 1_795_381_700_000L;

  private final String source;
  private final Records records;

  Shape(String source, Records records) {
    this.source = source;
    this.records = records;
  }

  /** The source that its records belong to. */
  public String source() {
    return source;
  }

  /** Name for people, such as {@code azure audit}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether its records come from a capture: many of them, and all different. */
  public boolean captured() {
    return records.captured();
  }

  RecordParser parser() {
    return RecordParser.of(source, new FormatsConfig(ZoneOffset.UTC));
  }

  /**
   * Its records that become events and nothing else, and that a parser alone can read.
   *
   * @throws IllegalStateException if there is none: then the benchmark would measure nothing
   */
  List<RawRecord> load() throws IOException {
    RecordParser parser = parser();
    List<RawRecord> good = new ArrayList<>();
    for (byte[] value : records.load()) {
      RawRecord record = new RawRecord(source, 0, good.size(), TIMESTAMP, null, value);
      var parsed = parser.parse(record);
      int events = parsed.events().size();
      boolean clean = events > 0 && parsed.deadLetters().isEmpty();
      if (clean && HashedParts.of(value).size() == events) {
        good.add(record);
      }
    }
    if (good.isEmpty()) {
      throw new IllegalStateException("no record of the shape " + title() + " becomes an event");
    }
    return good;
  }
}
