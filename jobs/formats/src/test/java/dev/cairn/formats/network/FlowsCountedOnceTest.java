package dev.cairn.formats.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.formats.Parsing;
import dev.cairn.formats.RecordParser;
import dev.cairn.formats.network.Flows.Totals;
import dev.cairn.formats.record.RawRecord;
import dev.cairn.schemas.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The query on the source's page, run over events of several Kafka records. */
class FlowsCountedOnceTest {

  private static final String TABLE =
      """
      CREATE TABLE events (event_id VARCHAR, source VARCHAR, time TIMESTAMPTZ, event_code VARCHAR,
        reporter VARCHAR, interface_mac VARCHAR, direction VARCHAR, flow_id VARCHAR,
        flow_state VARCHAR, packets_out BIGINT, bytes_out BIGINT, packets_in BIGINT,
        bytes_in BIGINT, content_hash VARCHAR, kafka_topic VARCHAR, kafka_partition INTEGER,
        kafka_offset BIGINT, record_index INTEGER)""";

  private static final List<String> COLUMNS =
      List.of(
          "event_id", "source", "time", "event_code", "reporter", "interface_mac", "direction",
          "flow_id", "flow_state", "packets_out", "bytes_out", "packets_in", "bytes_in",
          "content_hash", "kafka_topic", "kafka_partition", "kafka_offset", "record_index");

  @ParameterizedTest
  @ValueSource(strings = {"small_plain", "large_a"})
  void bothLogsOfACaptureInRecordsOfTheirOwnTellWhatOneTells(String capture) throws SQLException {
    List<AuditEvent> nsg = parse(1, bytes(capture, "nsg-flow-v2"));
    List<AuditEvent> all = new ArrayList<>(nsg);
    all.addAll(parse(2, bytes(capture, "vnet-flow-v4")));
    // a forwarder that begins again
    all.addAll(parse(3, bytes(capture, "nsg-flow-v2")));

    List<AuditEvent> once = countedOnce(all);

    assertThat(once).hasSameSizeAs(nsg);
    assertThat(Totals.of(once)).isEqualTo(Totals.of(nsg));
  }

  @Test
  void leavesWhatTheMarksLeave() throws SQLException {
    List<AuditEvent> sample =
        parse(1, Captures.sample("constructed_network_flow/two_interfaces_and_two_logs.json"));
    List<AuditEvent> tight = parse(1, tight().getBytes(StandardCharsets.UTF_8));

    assertThat(ids(countedOnce(sample))).isEqualTo(ids(Flows.unmarked(sample)));
    assertThat(Flows.unmarked(sample)).hasSizeLessThan(sample.size());
    assertThat(ids(countedOnce(tight))).isEqualTo(ids(Flows.unmarked(tight)));
    assertThat(Flows.unmarked(tight)).hasSizeLessThan(tight.size());
  }

  /** Like tuples close together, at three interfaces that do not agree. */
  private static String tight() {
    List<String> records = new ArrayList<>();
    for (int mac = 0; mac < 3; mac++) {
      int step = mac + 2;
      List<String> tuples =
          IntStream.range(0, 60)
              .filter(i -> i % step != 0)
              .mapToObj(i -> 1_795_381_103_000L + i * 700L)
              .map(ms -> ms + "," + Flows.FLOW + ",6,I,C,NX,1,52,1,52")
              .toList();
      records.add(Flows.vnet("M" + mac, tuples));
    }
    records.add(records.get(1));
    return Flows.envelope(records);
  }

  private static List<AuditEvent> countedOnce(List<AuditEvent> events) throws SQLException {
    Set<String> left = new HashSet<>();
    try (Connection db = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = db.createStatement()) {
      sql.execute("SET threads = 1");
      sql.execute(TABLE);
      db.setAutoCommit(false);
      insert(db, events);
      try (ResultSet rows = sql.executeQuery(FlowsCountedOnce.SQL)) {
        while (rows.next()) {
          left.add(rows.getString("event_id"));
        }
      }
    }
    return events.stream().filter(event -> left.contains(event.getEventId())).toList();
  }

  private static void insert(Connection db, List<AuditEvent> events) throws SQLException {
    String places = "?, ".repeat(COLUMNS.size() - 1) + "?";
    try (PreparedStatement insert =
        db.prepareStatement("INSERT INTO events VALUES (" + places + ")")) {
      for (AuditEvent event : events) {
        for (int i = 0; i < COLUMNS.size(); i++) {
          Object value = event.get(event.getSchema().getField(COLUMNS.get(i)).pos());
          boolean time = COLUMNS.get(i).equals("time");
          insert.setObject(i + 1, time ? Timestamp.from(event.getTime()) : value);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static Set<String> ids(List<AuditEvent> events) {
    Set<String> ids = new HashSet<>();
    events.forEach(event -> ids.add(event.getEventId()));
    return ids;
  }

  private static List<AuditEvent> parse(long offset, byte[] value) {
    RawRecord record = new RawRecord("flows", 0, offset, Parsing.KAFKA_MILLIS, null, value);
    return RecordParser.of(Flows.SOURCE, Parsing.UTC).parse(record).events();
  }

  private static byte[] bytes(String capture, String log) {
    return Captures.bytes(capture + "/azure/" + log + "-PT1H.json");
  }
}
