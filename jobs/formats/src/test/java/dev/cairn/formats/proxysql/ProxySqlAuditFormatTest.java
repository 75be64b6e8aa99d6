package dev.cairn.formats.proxysql;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.schemas.AuditEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProxySqlAuditFormatTest {

  private static final String SOURCE = "proxysql.audit";
  // from the bundled capture small_plain
  private static final String CLOSE =
      "{\"client_addr\":\"127.0.0.1:40260\",\"creation_time\":\"2026-11-22 21:58:23.383\","
          + "\"duration\":\"0.172ms\",\"event\":\"MySQL_Client_Close\","
          + "\"extra_info\":\"MySQL_Thread.cpp:4125:ProcessAllSessions_Healthy0()\","
          + "\"proxy_addr\":\"127.0.0.2:6033\",\"schemaname\":\"\",\"ssl\":false,\"thread_id\":2,"
          + "\"time\":\"2026-11-22 21:58:23.383\",\"timestamp\":1795381103383,\"username\":\"\"}";
  private static final String FALSE_CLOSE =
      "{\"client_addr\":\"127.0.2.3:60131\",\"creation_time\":\"2026-11-22 21:58:26.168\","
          + "\"duration\":\"545.614ms\",\"event\":\"MySQL_Client_Close\","
          + "\"proxy_addr\":\"127.0.0.2:6033\",\"schemaname\":\"shop\",\"ssl\":true,"
          + "\"thread_id\":45,\"time\":\"2026-11-22 21:58:26.713\","
          + "\"timestamp\":1795381106713,\"username\":\"app\"}";

  @Test
  void readsAClose() {
    AuditEvent event = event(SOURCE, CLOSE);

    assertThat(event.getActivity()).isEqualTo("logoff");
    assertThat(event.getClassUid()).isEqualTo(3002);
    assertThat(event.getStatus()).isEqualTo("success");
    assertThat(event.getTime()).isEqualTo(Instant.ofEpochMilli(1795381103383L));
    assertThat(event.getTimePrecision()).isEqualTo("ms");
    assertThat(event.getClientIp()).isEqualTo("127.0.0.1");
    assertThat(event.getClientPort()).isEqualTo(40260);
    assertThat(event.getServerIp()).isEqualTo("127.0.0.2");
    assertThat(event.getServerPort()).isEqualTo(6033);
    assertThat(event.getServer()).isNull();
    assertThat(event.getTls()).isFalse();
    assertThat(event.getDurationUs()).isEqualTo(172);
    assertThat(event.getUserName()).isNull();
    assertThat(event.getCloseReason())
        .isEqualTo("MySQL_Thread.cpp:4125:ProcessAllSessions_Healthy0()");
    assertThat(event.getUnmapped())
        .isEqualTo("{\"creation_time\":\"2026-11-22 21:58:23.383\"}");
    assertThat(event.getEventCode()).isEqualTo("MySQL_Client_Close");
  }

  @Test
  void aCloseWithoutExtraInfoIsAFailedPrepare() {
    AuditEvent event = event(SOURCE, FALSE_CLOSE);

    assertThat(event.getActivity()).isEqualTo("prepare");
    assertThat(event.getClassUid()).isEqualTo(6005);
    assertThat(event.getStatus()).isEqualTo("failure");
    assertThat(event.getCloseReason()).isNull();
    assertThat(event.getDurationUs()).isNull();
    assertThat(event.getTls()).isTrue();
    assertThat(event.getUnmapped()).contains("\"duration\":\"545.614ms\"");
  }

  @Test
  void readsEveryEvent() {
    assertThat(summary("MySQL_Client_Connect_OK")).isEqualTo("logon success null");
    assertThat(summary("MySQL_Client_Connect_ERR")).isEqualTo("logon failure null");
    assertThat(summary("MySQL_Client_Quit")).isEqualTo("logoff success quit");
    assertThat(summary("MySQL_Client_Init_DB")).isEqualTo("use_database unknown null");
    assertThat(summary("Admin_Connect_OK")).isEqualTo("logon success null");
    assertThat(summary("Admin_Close")).isEqualTo("logoff success null");
    assertThat(summary("SQLite3_Connect_ERR")).isEqualTo("logon failure null");
  }

  @Test
  void tellsAdministratorsFromClients() {
    assertThat(event(SOURCE, "{\"event\":\"Admin_Connect_OK\"}").getEventCode())
        .isEqualTo("Admin_Connect_OK");
  }

  @Test
  void refusesAnEventItDoesNotKnow() {
    assertThat(deadLetter(SOURCE, "{\"event\":\"MySQL_Client_Nap\"}").getReason())
        .isEqualTo("bad_field");
    assertThat(deadLetter(SOURCE, "{\"event\":\"COM_QUERY\"}").getReason())
        .isEqualTo("unknown_format");
  }

  @Test
  void aTimeOrDurationThatNoColumnHoldsIsKept() {
    AuditEvent event =
        event(
            SOURCE,
            CLOSE.replace("1795381103383", "9223372036854775807").replace("0.172ms", "long"));

    assertThat(event.getTimeSource()).isEqualTo("kafka");
    assertThat(event.getDurationUs()).isNull();
    assertThat(event.getUnmapped())
        .contains("\"duration\":\"long\"")
        .contains("\"timestamp\":9223372036854775807");
  }

  @Test
  void version205CalledTheReasonAnError() {
    AuditEvent event =
        event(parse(SOURCE, Captures.sample("proxysql_audit/constructed_close_2_0_5.json")));

    assertThat(event.getActivity()).isEqualTo("logoff");
    assertThat(event.getCloseReason()).startsWith("MySQL_Thread.cpp:");
    assertThat(event.getUnmapped()).doesNotContain("error");
  }

  @Test
  void theTextOfALimitAndIpv6() {
    AuditEvent event =
        event(
            parse(
                SOURCE, Captures.sample("proxysql_audit/constructed_connect_err_limit_ipv6.json")));

    assertThat(event.getStatus()).isEqualTo("failure");
    assertThat(event.getClientIp()).isEqualTo("2001:db8::9");
    assertThat(event.getClientPort()).isEqualTo(51000);
    assertThat(event.getServerIp()).isEqualTo("2001:db8::2");
    assertThat(event.getServer()).isEqualTo("db1:3306");
    assertThat(event.getUnmapped()).contains("max_user_connections");
  }

  private static String summary(String name) {
    AuditEvent event = event(SOURCE, "{\"event\":\"" + name + "\"}");
    return event.getActivity() + " " + event.getStatus() + " " + event.getCloseReason();
  }
}
