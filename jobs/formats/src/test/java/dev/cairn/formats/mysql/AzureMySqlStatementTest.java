package dev.cairn.formats.mysql;

import static dev.cairn.formats.Parsing.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.schemas.AuditEvent;
import org.junit.jupiter.api.Test;

class AzureMySqlStatementTest {

  @Test
  void aTextAtTheLimitCountsAsCutAndHasNoDigest() {
    String below = "s".repeat(AzureMySqlStatement.LIMIT - 1);

    assertThat(statement(below).getSqlTruncated()).isFalse();
    assertThat(statement(below).getSqlDigest()).isNotNull();
    assertThat(statement(below + "s").getSqlTruncated()).isTrue();
    assertThat(statement(below + "s").getSqlDigest()).isNull();
  }

  @Test
  void aTextAtTheLimitInBytesCountsAsCutToo() {
    String umlauts = "ä".repeat(AzureMySqlStatement.LIMIT / 2);

    assertThat(statement(umlauts).getSqlTruncated()).isTrue();
    assertThat(statement(umlauts + "ä").getSqlTruncated()).isFalse();
    assertThat(statement(umlauts.substring(2)).getSqlTruncated()).isFalse();
    assertThat(statement("s" + umlauts.substring(1)).getSqlTruncated()).isTrue();
  }

  @Test
  void halfACharacterAtTheEndIsACut() {
    AuditEvent event = statement("select '\\ud83d");

    assertThat(event.getSqlText()).isEqualTo("select '\uFFFD");
    assertThat(event.getSqlTruncated()).isTrue();
    assertThat(event.getSqlDigest()).isNull();
  }

  private static AuditEvent statement(String sql) {
    return event(
        "mysql.audit",
        "{\"event_class\":\"general_log\",\"event_subclass\":\"LOG\",\"sql_text\":\""
            + sql
            + "\"}");
  }
}
