package dev.cairn.formats.proxysql;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.schemas.AuditEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProxySqlProcesslistFormatTest {

  private static final String SOURCE = "proxysql.processlist";

  private static String row(String fields) {
    return "{\"ThreadID\":\"0\",\"SessionID\":\"9\",\"command\":\"Query\"," + fields + "}";
  }

  private static String extended(String backends) {
    return row(
        "\"hostgroup\":\"10\",\"srv_host\":\"db1\",\"srv_port\":\"3306\","
            + "\"extended_info\":\"{\\\"backends\\\":["
            + backends.replace("\"", "\\\"")
            + "]}\"");
  }

  private static String backend(int hostgroup, long thread) {
    return "{\"hostgroup_id\":%d,\"conn\":{\"mysql\":{\"thread_id\":%d}}}"
        .formatted(hostgroup, thread);
  }

  @Test
  void readsARealRow() {
    AuditEvent event =
        parse(SOURCE, Captures.sample("proxysql_processlist/query_and_execute_2_7.jsonl"))
            .events()
            .get(0);

    assertThat(event.getActivity()).isEqualTo("snapshot");
    assertThat(event.getHop()).isEqualTo("proxy");
    assertThat(event.getStatus()).isEqualTo("unknown");
    assertThat(event.getEventCode()).isEqualTo("Query");
    assertThat(event.getTime()).isEqualTo(Instant.parse("2026-11-22T21:07:34.287227Z"));
    assertThat(event.getTimePrecision()).isEqualTo("us");
    assertThat(event.getProxySessionId()).isEqualTo(6);
    assertThat(event.getUserName()).isEqualTo("app");
    assertThat(event.getDatabaseName()).isEqualTo("shop");
    assertThat(event.getClientIp()).isEqualTo("127.0.1.33");
    assertThat(event.getClientPort()).isEqualTo(46897);
    assertThat(event.getHostgroup()).isEqualTo(10);
    assertThat(event.getEgressIp()).isEqualTo("127.0.0.2");
    assertThat(event.getEgressPort()).isEqualTo(58524);
    assertThat(event.getServer()).isEqualTo("127.0.0.3:3306");
    assertThat(event.getServerIp()).isEqualTo("127.0.0.3");
    assertThat(event.getServerPort()).isEqualTo(3306);
    assertThat(event.getDurationUs()).isZero();
    assertThat(event.getSqlText()).startsWith("SELECT customer_id,SUM(amount)");
    assertThat(event.getSqlTruncated()).isFalse();
    assertThat(event.getConnectionId()).isNull();
    assertThat(event.getUnmapped())
        .isEqualTo("{\"ThreadID\":\"1\",\"status_flags\":\"0\",\"extended_info\":null}");
  }

  @Test
  void aSessionWithoutConnectionHasNeitherServerNorEgress() {
    AuditEvent event =
        event(parse(SOURCE, Captures.sample("proxysql_processlist/no_backend_2_7.jsonl")));

    assertThat(event.getEventCode()).isEqualTo("Sleep");
    assertThat(event.getServer()).isNull();
    assertThat(event.getEgressIp()).isNull();
    assertThat(event.getEgressPort()).isNull();
    assertThat(event.getSqlText()).isNull();
  }

  @Test
  void aMirroredStatementHasNoAddress() {
    AuditEvent event =
        event(parse(SOURCE, Captures.sample("proxysql_processlist/mirror_2_7.jsonl")));

    assertThat(event.getClientIp()).isNull();
    assertThat(event.getUnmapped()).contains("\"cli_host\":\"mirror_internal\"");
  }

  @Test
  void extendedInfoNamesTheConnection() {
    assertThat(event(SOURCE, extended("null," + backend(20, 7))).getConnectionId()).isEqualTo(7);
    assertThat(
            event(SOURCE, extended(backend(20, 7) + "," + backend(10, 13))).getConnectionId())
        .isEqualTo(13);
    assertThat(event(SOURCE, extended(backend(20, 7) + "," + backend(30, 8))).getConnectionId())
        .as("two, and none of the row's hostgroup")
        .isNull();
    assertThat(event(SOURCE, extended("{},[],1")).getConnectionId()).isNull();
    assertThat(event(SOURCE, extended(backend(10, 13))).getUnmapped()).contains("backends");
    assertThat(event(SOURCE, row("\"extended_info\":\"{cut\"")).getConnectionId()).isNull();
  }

  @Test
  void aSessionWithoutServerHasNoConnectionWhateverExtendedInfoSays() {
    String row = extended(backend(10, 13)).replace("\"srv_host\":\"db1\",", "");

    assertThat(event(SOURCE, row).getConnectionId()).isNull();
  }

  @Test
  void numbersMayBeNumbersAndOddOnesStay() {
    AuditEvent numbers = event(SOURCE, row("\"hostgroup\":-1,\"cli_port\":80,\"time_ms\":3"));
    AuditEvent odd = event(SOURCE, row("\"cli_port\":\"70000\",\"time_ms\":\"-1\""));

    assertThat(numbers.getHostgroup()).isEqualTo(-1);
    assertThat(numbers.getClientPort()).isEqualTo(80);
    assertThat(numbers.getDurationUs()).isEqualTo(3_000);
    assertThat(odd.getClientPort()).isNull();
    assertThat(odd.getDurationUs()).isNull();
    assertThat(odd.getUnmapped()).contains("\"70000\"", "\"-1\"");
  }

  @Test
  void withoutPollTimeTheTimeIsKafkas() {
    assertThat(event(SOURCE, row("\"db\":null")).getTimeSource()).isEqualTo("kafka");
  }

  @Test
  void aTextOfTheLimitsLengthCountsAsCut() {
    int limit = ProxySqlProcesslistFormat.INFO_LIMIT;
    String cut = "SELECT '" + "x".repeat(limit - 8);
    String whole = "SELECT '" + "x".repeat(limit - 100) + "'";
    String bytes = "SELECT '" + "é".repeat(limit / 2 - 4);

    assertThat(event(SOURCE, row("\"info\":\"" + cut + "\"")).getSqlTruncated()).isTrue();
    assertThat(event(SOURCE, row("\"info\":\"" + bytes + "\"")).getSqlTruncated()).isTrue();
    assertThat(event(SOURCE, row("\"info\":\"" + whole + "\"")).getSqlTruncated()).isFalse();
  }

  @Test
  void anObjectWithoutTheTablesColumnsIsNoRow() {
    assertThat(deadLetter(SOURCE, "{\"SessionID\":\"9\"}").getReason())
        .isEqualTo("unknown_format");
    assertThat(deadLetter(SOURCE, row("\"user\":7")).getReason()).isEqualTo("bad_field");
  }
}
