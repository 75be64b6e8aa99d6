package dev.cairn.formats.proxysql;

import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.formats.Parsing;
import dev.cairn.schemas.AuditEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProxySqlQueryFormatTest {

  private static final String SOURCE = "proxysql.query";

  private static String line(String fields) {
    return "{\"event\":\"COM_QUERY\",\"query\":\"SELECT 1\"," + fields + "}";
  }

  @Test
  void readsARealRecord() {
    AuditEvent event =
        event(parse(SOURCE, Captures.sample("proxysql_query/com_query_errno_fluentbit_2026.json")));

    assertThat(event.getTime()).isEqualTo(Instant.parse("2026-06-11T09:58:22.570619Z"));
    assertThat(event.getTimePrecision()).isEqualTo("us");
    assertThat(event.getTimeSource()).isEqualTo("record");
    assertThat(event.getClassUid()).isEqualTo(6005);
    assertThat(event.getActivity()).isEqualTo("query");
    assertThat(event.getStatus()).isEqualTo("success");
    assertThat(event.getErrorCode()).isNull();
    assertThat(event.getServer()).isEqualTo("mysql.proxysql-tutorial.svc.cluster.local:3306");
    assertThat(event.getServerIp()).isNull();
    assertThat(event.getServerPort()).isEqualTo(3306);
    assertThat(event.getClientIp()).isEqualTo("10.244.0.56");
    assertThat(event.getClientPort()).isEqualTo(37046);
    assertThat(event.getUserName()).isEqualTo("app");
    assertThat(event.getDatabaseName()).isEqualTo("appdb");
    assertThat(event.getSqlText()).isEqualTo("SELECT 'find-me-in-the-logs'");
    assertThat(event.getSqlTruncated()).isFalse();
    assertThat(event.getStatementKind()).isEqualTo("select");
    assertThat(event.getRowsSent()).isEqualTo(1);
    assertThat(event.getRowsAffected()).isZero();
    assertThat(event.getDurationUs()).isEqualTo(527);
    assertThat(event.getProxySessionId()).isEqualTo(6);
    assertThat(event.getUnmapped())
        .isEqualTo("{\"date\":1781171904.572144,\"digest\":\"0x1C46AE529DD5A40E\"}");
    assertThat(event.getHostgroup()).isZero();
    assertThat(event.getEventCode()).isEqualTo("COM_QUERY");
  }

  @Test
  void withoutErrnoTheStatusIsUnknown() {
    assertThat(event(SOURCE, line("\"thread_id\":1")).getStatus()).isEqualTo("unknown");
    AuditEvent failed = event(SOURCE, line("\"errno\":1146,\"error\":\"no table\""));
    assertThat(failed.getStatus()).isEqualTo("failure");
    assertThat(failed.getErrorCode()).isEqualTo(1146);
    assertThat(failed.getUnmapped()).isEqualTo("{\"error\":\"no table\"}");
  }

  @Test
  void splitsIpv6AtTheLastColon() {
    AuditEvent event =
        event(SOURCE, line("\"client\":\"2001:db8::9:51000\",\"server\":\"[::1]:3306\""));

    assertThat(event.getClientIp()).isEqualTo("2001:db8::9");
    assertThat(event.getClientPort()).isEqualTo(51000);
    assertThat(event.getServerIp()).isEqualTo("::1");
    assertThat(event.getServer()).isEqualTo("[::1]:3306");
  }

  @Test
  void aMirroredQueryHasNoClient() {
    AuditEvent event = event(SOURCE, line("\"client\":\"\""));

    assertThat(event.getClientIp()).isNull();
    assertThat(event.getClientPort()).isNull();
    assertThat(event.getUnmapped()).isNull();
  }

  @Test
  void aClientThatIsNoAddressStaysInUnmapped() {
    AuditEvent event = event(SOURCE, line("\"client\":\"localhost\""));

    assertThat(event.getClientIp()).isNull();
    assertThat(event.getUnmapped()).isEqualTo("{\"client\":\"localhost\"}");
  }

  @Test
  void timeIsTheStartElseTheEndElseKafkas() {
    Instant end = event(SOURCE, line("\"endtime_timestamp_us\":2000001")).getTime();
    AuditEvent none = event(SOURCE, line("\"starttime\":\"2026-11-22 21:58:23.897959\""));

    assertThat(end).isEqualTo(Instant.parse("1970-01-01T00:00:02.000001Z"));
    assertThat(none.getTime()).isEqualTo(Instant.ofEpochMilli(Parsing.KAFKA_MILLIS));
    assertThat(none.getTimeSource()).isEqualTo("kafka");
    assertThat(none.getTimePrecision()).isEqualTo("ms");
    assertThat(none.getUnmapped()).isNull();
  }

  @Test
  void keepsAnEmptyStatement() {
    AuditEvent event = event(SOURCE, "{\"event\":\"COM_QUERY\",\"query\":\"\"}");

    assertThat(event.getSqlText()).isEmpty();
    assertThat(event.getSqlDigest()).isNull();
    assertThat(event.getStatementKind()).isEqualTo("other");
  }

  @Test
  void tellsPrepareAndExecuteApart() {
    String prepare = "{\"event\":\"COM_STMT_PREPARE\",\"query\":\"SELECT ?\"}";
    String execute =
        "{\"event\":\"COM_STMT_EXECUTE\",\"query\":\"SELECT ?\",\"client_stmt_id\":1,"
            + "\"parameters\":[{\"type\":\"NULL\",\"value\":null}]}";

    assertThat(event(SOURCE, prepare).getActivity()).isEqualTo("prepare");
    assertThat(event(SOURCE, execute).getActivity()).isEqualTo("execute");
    assertThat(event(SOURCE, execute).getUnmapped())
        .isEqualTo("{\"client_stmt_id\":1,\"parameters\":[{\"type\":\"NULL\",\"value\":null}]}");
  }

  @Test
  void aFailureOf301KeepsMessageAndBoundValuesOutOfTheOpenColumns() {
    AuditEvent event =
        event(
            parse(SOURCE, Captures.sample("proxysql_query/constructed_execute_failed_3_0_1.json")));

    assertThat(event.getActivity()).isEqualTo("execute");
    assertThat(event.getEventCode()).isEqualTo("COM_STMT_EXECUTE");
    assertThat(event.getStatus()).isEqualTo("failure");
    assertThat(event.getErrorCode()).isEqualTo(1062);
    assertThat(event.getGtid()).isEqualTo("3e11fa47-71ca-11e1-9e33-c80aa9429562:1742");
    assertThat(event.getHostgroup()).isEqualTo(10);
    assertThat(event.getServerIp()).isEqualTo("2001:db8:1::4");
    assertThat(event.getServerPort()).isEqualTo(3306);
    assertThat(event.getUnmapped())
        .contains("mrn-0042", "\"parameters\":[{\"type\":\"MYSQL_TYPE_LONG\",\"value\":\"963\"}")
        .contains("\"client_stmt_id\":1");
  }

  @Test
  void readsWhatHasTheLeastOfKeys() {
    AuditEvent event =
        event(parse(SOURCE, Captures.sample("proxysql_query/constructed_keys_missing.json")));

    assertThat(event.getHostgroup()).isEqualTo(-1);
    assertThat(event.getServer()).isNull();
    assertThat(event.getUserName()).isNull();
    assertThat(event.getRowsSent()).isNull();
    assertThat(event.getStatus()).isEqualTo("unknown");
  }

  @Test
  void numbersThatNoColumnHoldsStayInUnmapped() {
    AuditEvent event =
        event(SOURCE, line("\"hostgroup_id\":4294967296,\"errno\":-5,\"last_insert_id\":7"));

    assertThat(event.getHostgroup()).isNull();
    assertThat(event.getStatus()).isEqualTo("failure");
    assertThat(event.getErrorCode()).isNull();
    assertThat(event.getUnmapped())
        .isEqualTo("{\"hostgroup_id\":4294967296,\"errno\":-5,\"last_insert_id\":7}");
  }
}
