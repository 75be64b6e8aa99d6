package dev.cairn.formats.mysql;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static dev.cairn.formats.mysql.AzureMySqlRecords.general;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AzureMySqlFormatTest {

  private static final String SOURCE = "mysql.audit";

  private static AuditEvent sample(String name) {
    return event(parse(SOURCE, Captures.sample(name)));
  }

  @Test
  void readsARealStatement() {
    AuditEvent event = sample("azure_mysql_audit/general_log_LOG_insert_flexible_2023.json");

    assertThat(event.getActivity()).isEqualTo("query");
    assertThat(event.getTime()).isEqualTo(Instant.parse("2023-04-17T07:37:31Z"));
    assertThat(event.getTimePrecision()).isEqualTo("s");
    assertThat(event.getTimeSource()).isEqualTo("record");
    assertThat(event.getUserName()).isEqualTo("test");
    assertThat(event.getClientIp()).isEqualTo("20.204.110.141");
    assertThat(event.getConnectionId()).isEqualTo(21);
    assertThat(event.getEventCode()).isEqualTo("general_log/LOG");
    assertThat(event.getServer()).isEqualTo("MYSQL-TEST-GUARDIUM");
    assertThat(event.getReporter()).endsWith("/FLEXIBLESERVERS/MYSQL-TEST-GUARDIUM");
    assertThat(event.getSqlText()).isEqualTo("insert into resourcetable(id) values(22)");
    assertThat(event.getUnmapped())
        .isEqualTo(
            "{\"ServerType\":\"MySQL\",\"properties\":{\"replication_set_role\":\"single\"}}");
  }

  @Test
  void readsRealConnections() {
    AuditEvent connect = sample("azure_mysql_audit/connection_log_CONNECT_flexible_2021.json");
    AuditEvent disconnect =
        sample("azure_mysql_audit/connection_log_DISCONNECT_flexible_2023.json");

    assertThat(connect.getActivity()).isEqualTo("logon");
    assertThat(connect.getStatus()).isEqualTo("unknown");
    assertThat(connect.getTimeSource()).isEqualTo("envelope");
    assertThat(connect.getServer()).isEqualTo("mysql-custom");
    assertThat(disconnect.getActivity()).isEqualTo("logoff");
    assertThat(disconnect.getStatus()).isEqualTo("success");
    assertThat(disconnect.getTimeSource()).isEqualTo("kafka");
    assertThat(disconnect.getTimePrecision()).isEqualTo("ms");
  }

  @Test
  void readsARealErrorAndARealTableAccess() {
    AuditEvent error = sample("azure_mysql_audit/general_log_ERROR_1146_flexible_2023.json");
    AuditEvent table = sample("azure_mysql_audit/table_access_log_READ_singleserver_2021.json");

    assertThat(error.getStatus()).isEqualTo("failure");
    assertThat(error.getErrorCode()).isEqualTo(1146);
    assertThat(table.getActivity()).isEqualTo("table_read");
    assertThat(table.getTableName()).isEqualTo("customer");
    assertThat(table.getUserName()).isNull();
    assertThat(table.getStatus()).isEqualTo("unknown");
  }

  @Test
  void connectionV2SaysWhoWasDenied() {
    List<AuditEvent> events =
        parse(
                SOURCE,
                Captures.sample(
                    "constructed_azure_mysql/connection_v2_denied_and_change_user_batch.json"))
            .events();

    assertThat(events).extracting(AuditEvent::getStatus).containsExactly("failure", "success");
    assertThat(events).extracting(AuditEvent::getErrorCode).containsExactly(1045, null);
    assertThat(events).extracting(AuditEvent::getActivity).containsExactly("logon", "change_user");
  }

  @Test
  void readsAllThreeSpellings() {
    String raw =
        "{\"category\":\"MySqlAuditLogs\",\"time\":\"2023-01-02T03:04:05Z\",\"properties\":{"
            + "\"event_class\":\"table_access_log\",\"event_subclass\":\"UPDATE\","
            + "\"connection_id\":7,\"db\":\"d\",\"table\":\"t\","
            + "\"sql_text\":\"update t set a=1\"}}";
    String diagnostics =
        "{\"Category\":\"MySqlAuditLogs\",\"TimeGenerated\":\"2023-01-02T03:04:05Z\","
            + "\"event_class_s\":\"table_access_log\",\"event_subclass_s\":\"UPDATE\","
            + "\"connection_id_d\":7.0,\"db_s\":\"d\",\"table_s\":\"t\","
            + "\"sql_text_s\":\"update t set a=1\"}";
    String table =
        "{\"TimeGenerated\":\"2023-01-02T03:04:05Z\","
            + "\"EventClass\":\"table_access_log\",\"EventSubclass\":\"UPDATE\","
            + "\"ConnectionId\":\"7\",\"Db\":\"d\",\"Table\":\"t\","
            + "\"SqlText\":\"update t set a=1\"}";

    assertThat(List.of(raw, diagnostics, table))
        .allSatisfy(
            value -> {
              AuditEvent event = event(SOURCE, value);
              assertThat(event.getActivity()).isEqualTo("table_write");
              assertThat(event.getConnectionId()).isEqualTo(7);
              assertThat(event.getDatabaseName()).isEqualTo("d");
              assertThat(event.getTableName()).isEqualTo("t");
              assertThat(event.getSqlText()).isEqualTo("update t set a=1");
              assertThat(event.getTime()).isEqualTo(Instant.parse("2023-01-02T03:04:05Z"));
              assertThat(event.getTimeSource()).isEqualTo("envelope");
              assertThat(event.getUnmapped()).isNull();
            });
  }

  @Test
  void readsPropertiesThatCameAsText() {
    String single = "{'event_class':'connection_log','event_subclass':'CONNECT','x':1}";
    String proper = single.replace("'", "\\\"");

    assertThat(List.of(proper, single))
        .allSatisfy(
            text -> {
              AuditEvent event =
                  event(
                      SOURCE,
                      "{\"category\":\"MySqlAuditLogs\",\"properties\":\"" + text + "\"}");
              assertThat(event.getActivity()).isEqualTo("logon");
              assertThat(event.getUnmapped()).isEqualTo("{\"properties\":{\"x\":1}}");
            });
    assertThat(
            deadLetter(SOURCE, "{\"category\":\"MySqlAuditLogs\",\"properties\":\"none\"}")
                .getReason())
        .isEqualTo("bad_field");
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(malformed("azure_mysql_empty_properties.json")).isEqualTo("missing_field");
    assertThat(malformed("azure_mysql_general_log_without_sql_text.json"))
        .isEqualTo("missing_field");
    assertThat(malformed("azure_mysql_general_log_without_error_code.json")).isEqualTo("failure");
  }

  @Test
  void aStatementThatIsYetToRunHasNoStatus() {
    assertThat(general(",\"error_code\":0", "").getStatus()).isEqualTo("unknown");
    assertThat(general("", "").getStatus()).isEqualTo("unknown");
    assertThat(general(",\"error_code\":\"1146\"", "").getStatus()).isEqualTo("failure");
    assertThat(sample("azure_mysql_audit/mariadb_general_log_RESULT_2021.json").getStatus())
        .isEqualTo("success");
  }

  @Test
  void anErrorNumberThatFitsNoColumnIsAFailureAndIsKept() {
    AuditEvent event = general(",\"error_code\":4294967296", "");

    assertThat(event.getStatus()).isEqualTo("failure");
    assertThat(event.getErrorCode()).isNull();
    assertThat(event.getUnmapped()).contains("4294967296");
  }

  @Test
  void aStatusElsewhereThanInAConnectionDecidesNothing() {
    AuditEvent event = general(",\"status\":0,\"error_code\":1146", "");

    assertThat(event.getStatus()).isEqualTo("failure");
    assertThat(event.getErrorCode()).isEqualTo(1146);
    assertThat(event.getUnmapped()).contains("\"status\":0");
  }

  @Test
  void aFieldThatStandsThereTwiceMustSayTheSame() {
    assertThat(general(",\"thread_id\":7,\"thread_id\":7", "").getConnectionId()).isEqualTo(7);
    assertThat(general(",\"thread_id\":7,\"thread_id_d\":8", "").getUnmapped())
        .contains("\"thread_id_d\":8");
    assertThat(
            deadLetter(
                    SOURCE,
                    "{\"event_class\":\"connection_log\",\"event_subclass\":\"CONNECT\","
                        + "\"user\":\"a\",\"user\":\"b\"}")
                .getReason())
        .isEqualTo("duplicate_field");
  }

  @Test
  void anUnknownClassOrSubclassIsADeadLetter() {
    assertThat(
            List.of(
                "{\"category\":\"MySqlAuditLogs\",\"event_class\":\"slow_log\","
                    + "\"event_subclass\":\"LOG\"}",
                "{\"event_class\":\"general_log\",\"event_subclass\":\"CONNECT\"}"))
        .allSatisfy(
            value ->
                assertThat(deadLetter(SOURCE, value).getReason()).isEqualTo("bad_field"));
  }

  @Test
  void aSlowLogInTheTopicIsTheOtherSources() {
    AuditEvent slow = sample("azure_mysql_slow/slow_log_2021.json");

    assertThat(slow.getSource()).isEqualTo("mysql.slow");
    assertThat(slow.getEventCode()).isEqualTo("slow_log");
  }

  private static String malformed(String name) {
    ParseResult result = parse(SOURCE, Captures.sample("malformed/" + name));
    return result.events().isEmpty()
        ? deadLetter(result).getReason()
        : event(result).getStatus();
  }
}
