package dev.cairn.formats.mysql;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.formats.record.ParseResult;
import dev.cairn.schemas.AuditEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AzureMySqlSlowFormatTest {

  private static final String SOURCE = "mysql.slow";

  private static AuditEvent slow(String fields) {
    return event(
        SOURCE,
        "{\"category\":\"MySqlSlowLogs\",\"properties\":{\"event_class\":\"slow_log\","
            + "\"sql_text\":\"select 1\""
            + fields
            + "}}");
  }

  @Test
  void readsARealRecord() {
    AuditEvent event = event(parse(SOURCE, Captures.sample("azure_mysql_slow/slow_log_2021.json")));

    assertThat(event.getSource()).isEqualTo("mysql.slow");
    assertThat(event.getHop()).isEqualTo("database");
    assertThat(event.getActivity()).isEqualTo("query");
    assertThat(event.getEventCode()).isEqualTo("slow_log");
    assertThat(event.getStatus()).isEqualTo("unknown");
    assertThat(event.getTime()).isEqualTo(Instant.parse("2021-07-19T12:07:46Z"));
    assertThat(event.getTimeSource()).isEqualTo("record");
    assertThat(event.getDurationUs()).isEqualTo(9_188_000);
    assertThat(event.getLockTimeUs()).isZero();
    assertThat(event.getRowsSent()).isEqualTo(62);
    assertThat(event.getRowsExamined()).isEqualTo(2_343_249);
    assertThat(event.getConnectionId()).isEqualTo(39_410);
    assertThat(event.getUserName()).isEqualTo("mysql");
    assertThat(event.getClientIp()).isEqualTo("40.91.226.68");
    assertThat(event.getDatabaseName()).isEqualTo("mysqltestdb");
    assertThat(event.getStatementKind()).isEqualTo("select");
    assertThat(event.getUnmapped()).contains("\"server_id\":3257147488").doesNotContain("host");
  }

  @Test
  void secondsAndMillisecondsAreToldApartByName() {
    assertThat(slow(",\"query_time\":1.5,\"lock_time\":0.000123").getDurationUs())
        .isEqualTo(1_500_000);
    assertThat(slow(",\"query_time_s\":\"1.5\"").getDurationUs()).isEqualTo(1_500_000);
    assertThat(slow(",\"query_time_d\":2").getDurationUs()).isEqualTo(2_000_000);
    assertThat(slow(",\"QueryDurationMs\":1500").getDurationUs()).isEqualTo(1_500_000);
    assertThat(slow(",\"lock_time_d\":0.000123").getLockTimeUs()).isEqualTo(123);
    assertThat(slow(",\"LockDurationMs\":\"12\"").getLockTimeUs()).isEqualTo(12_000);
  }

  @Test
  void theFinerOfTwoDurationsCountsAndTheOtherIsKept() {
    AuditEvent event = slow(",\"QueryDurationMs\":1500,\"query_time\":1.499876");

    assertThat(event.getDurationUs()).isEqualTo(1_499_876);
    assertThat(event.getUnmapped()).contains("\"QueryDurationMs\":1500");
  }

  @Test
  void aDurationThatNobodyCanReadIsKept() {
    List<String> values = List.of("\"00:00:09\"", "-1", "1e300", "\"NaN\"", "[1]", "\"\"", "true");
    for (String value : values) {
      AuditEvent event = slow(",\"query_time\":" + value);
      assertThat(event.getDurationUs()).as(value).isNull();
      assertThat(event.getUnmapped()).as(value).contains("query_time");
    }
    // nobody knows the unit of a name that no table has
    assertThat(slow(",\"QueryTime\":9").getUnmapped()).contains("\"QueryTime\":9");
  }

  @Test
  void allSpellingsSayTheSame() {
    ParseResult result =
        parse(SOURCE, Captures.sample("constructed_azure_mysql_slow/three_spellings_batch.json"));

    assertThat(result.deadLetters()).isEmpty();
    assertThat(result.events())
        .hasSize(4)
        .allSatisfy(
            event -> {
              assertThat(event.getTime()).isEqualTo(Instant.parse("2026-01-15T08:00:00Z"));
              assertThat(event.getTimeSource()).isEqualTo("record");
              assertThat(event.getDurationUs()).isEqualTo(1_500_000);
              assertThat(event.getRowsExamined()).isEqualTo(1_000_000);
              assertThat(event.getConnectionId()).isEqualTo(41);
              assertThat(event.getClientIp()).isEqualTo("10.20.1.4");
              assertThat(event.getServer()).isEqualToIgnoringCase("mysql-openflow");
            });
  }

  @Test
  void userAndAddressComeOutOfTheHost() {
    AuditEvent named = slow(",\"host\":\"app[app] @ vm-7 [2001:db8::9]\"");
    AuditEvent plain = slow(",\"host\":\"vm-7\"");

    assertThat(named.getUserName()).isEqualTo("app");
    assertThat(named.getClientIp()).isEqualTo("2001:db8::9");
    assertThat(named.getUnmapped()).contains("vm-7");
    assertThat(plain.getUserName()).isNull();
    assertThat(plain.getClientIp()).isNull();
    assertThat(plain.getUnmapped()).contains("vm-7");
  }

  @Test
  void namesWhatIsMissingOrWrong() {
    assertThat(deadLetter(SOURCE, "{\"category\":\"MySqlSlowLogs\",\"properties\":{}}").getReason())
        .isEqualTo("missing_field");
    assertThat(
            deadLetter(SOURCE, "{\"category\":\"MySqlSlowLogs\",\"event_class\":\"general_log\"}")
                .getReason())
        .isEqualTo("bad_field");
    assertThat(parse(SOURCE, "# Time: 2026-01-15T08:00:00.000000Z\n# Query_time: 1.5").events())
        .isEmpty();
  }

  @Test
  void auditRecordsInTheTopicAreTheOtherSources() {
    byte[] audit = Captures.sample("azure_mysql_audit/general_log_LOG_singleserver_2021.json");

    assertThat(event(parse(SOURCE, audit)).getSource()).isEqualTo("mysql.audit");
  }
}
