package dev.cairn.formats.mysql;

import static dev.cairn.formats.Parsing.deadLetter;
import static dev.cairn.formats.Parsing.event;
import static dev.cairn.formats.Parsing.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.formats.Captures;
import dev.cairn.schemas.AuditEvent;
import dev.cairn.schemas.DeadLetter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinlogFormatTest {

  private static final String SOURCE = "mysql.binlog";
  private static final String ROWS =
      "{\"format\":\"cairn.binlog/1\",\"operation\":\"update\",\"time_s\":1795381104,"
          + "\"server\":\"db1\",\"server_id\":1,\"file\":\"bin.000007\",\"position\":4711,"
          + "\"transaction\":\"bin.000007:4388\",\"gtid\":\"u:1742\",\"thread_id\":13,"
          + "\"database\":\"shop\",\"table\":\"orders\",\"rows\":3}";

  @Test
  void readsRowsOfOneTable() {
    AuditEvent event = event(SOURCE, ROWS);

    assertThat(event.getHop()).isEqualTo("database");
    assertThat(event.getActivity()).isEqualTo("table_write");
    assertThat(event.getEventCode()).isEqualTo("update_rows");
    assertThat(event.getStatus()).isEqualTo("unknown");
    assertThat(event.getTime()).isEqualTo(Instant.ofEpochSecond(1795381104));
    assertThat(event.getTimePrecision()).isEqualTo("s");
    assertThat(event.getServer()).isEqualTo("db1");
    assertThat(event.getReporter()).isEqualTo("db1");
    assertThat(event.getDatabaseName()).isEqualTo("shop");
    assertThat(event.getTableName()).isEqualTo("orders");
    assertThat(event.getRowsAffected()).isEqualTo(3);
    assertThat(event.getConnectionId()).isEqualTo(13);
    assertThat(event.getGtid()).isEqualTo("u:1742");
    assertThat(event.getCorrelationId()).isEqualTo("bin.000007:4388");
    assertThat(event.getSqlText()).isNull();
    assertThat(event.getUnmapped())
        .isEqualTo("{\"server_id\":1,\"file\":\"bin.000007\",\"position\":4711}");
  }

  @Test
  void aTransactionsRowsAndItsEndShareAnId() {
    List<AuditEvent> events =
        parse(SOURCE, Captures.sample("mysql_binlog/constructed_transaction.jsonl")).events();

    assertThat(events)
        .extracting(AuditEvent::getEventCode)
        .containsExactly("write_rows", "update_rows", "delete_rows", "commit");
    assertThat(events)
        .extracting(AuditEvent::getCorrelationId)
        .containsOnly("mysql-bin.000007:4388");
    AuditEvent commit = events.get(3);
    assertThat(commit.getActivity()).isEqualTo("query");
    assertThat(commit.getStatus()).isEqualTo("success");
    assertThat(commit.getTime()).isEqualTo(Instant.parse("2026-11-22T20:58:25.004711Z"));
    assertThat(commit.getTimePrecision()).isEqualTo("us");
    // counted once: by its rows
    assertThat(commit.getRowsAffected()).isNull();
    assertThat(commit.getUnmapped()).contains("\"transaction_rows\":6");
  }

  @Test
  void onlyDdlHasAStatement() {
    AuditEvent ddl =
        parse(SOURCE, Captures.sample("mysql_binlog/constructed_ddl.jsonl")).events().get(0);
    AuditEvent rows = event(SOURCE, ROWS.replace("\"rows\":3", "\"rows\":3,\"statement\":\"x\""));

    assertThat(ddl.getActivity()).isEqualTo("query");
    assertThat(ddl.getEventCode()).isEqualTo("ddl");
    assertThat(ddl.getStatus()).isEqualTo("success");
    assertThat(ddl.getStatementKind()).isEqualTo("alter");
    assertThat(ddl.getSqlText()).startsWith("ALTER TABLE orders");
    assertThat(rows.getSqlText()).isNull();
    assertThat(rows.getUnmapped()).contains("\"statement\":\"x\"");
  }

  @Test
  void ddlSucceededOnlyIfTheBinlogSaysSo() {
    String ddl =
        ROWS.replace("update", "ddl").replace("\"rows\":3", "\"statement\":\"DROP TABLE t\",%s");

    AuditEvent unsaid = event(SOURCE, ddl.formatted("\"error_code\":null"));
    AuditEvent failed = event(SOURCE, ddl.formatted("\"error_code\":1317"));
    assertThat(unsaid.getStatus()).isEqualTo("unknown");
    assertThat(failed.getStatus()).isEqualTo("failure");
    assertThat(failed.getErrorCode()).isEqualTo(1317);
    assertThat(deadLetter(SOURCE, ddl.formatted("\"error_code\":-1")).getReason())
        .isEqualTo("bad_field");
  }

  @Test
  void aRowsValuesStayInUnmapped() {
    AuditEvent event =
        event(SOURCE, ROWS.replace("\"rows\":3", "\"rows\":3,\"after\":[\"mrn-0042\"]"));

    assertThat(event.getUnmapped()).contains("mrn-0042");
    event.setUnmapped(null);
    event.setRaw(null);
    assertThat(event.toString()).doesNotContain("mrn-0042");
  }

  @Test
  void anotherVersionIsADeadLetterThatSaysWhichIsRead() {
    DeadLetter letter = deadLetter(SOURCE, ROWS.replace("binlog/1", "binlog/2"));

    assertThat(letter.getReason()).isEqualTo("unknown_format");
    assertThat(letter.getDetail()).contains("cairn.binlog/1");
    assertThat(deadLetter(SOURCE, ROWS.replace("cairn.binlog/1", "x")).getReason())
        .isEqualTo("unknown_format");
    assertThat(deadLetter(SOURCE, ROWS.replace("binlog/1", "binlog/10")).getReason())
        .isEqualTo("unknown_format");
  }

  @Test
  void guessesNoRequiredField() {
    for (String field :
        List.of(
            "operation", "time_s", "server", "server_id", "file", "position", "transaction",
            "database", "table", "rows")) {
      DeadLetter letter = deadLetter(SOURCE, ROWS.replace("\"" + field + "\":", "\"other\":"));
      assertThat(letter.getReason()).as(field).isIn("missing_field", "bad_field");
      assertThat(letter.getDetail()).contains(field);
    }
    assertThat(deadLetter(SOURCE, ROWS.replace("update", "replace")).getReason())
        .isEqualTo("bad_field");
    assertThat(deadLetter(SOURCE, ROWS.replace("\"rows\":3", "\"rows\":0")).getReason())
        .isEqualTo("bad_field");
    assertThat(deadLetter(SOURCE, ROWS.replace("update", "ddl")).getReason())
        .isEqualTo("missing_field");
    assertThat(deadLetter(SOURCE, ROWS.replace("1795381104", "-1")).getReason())
        .isEqualTo("bad_field");
  }
}
