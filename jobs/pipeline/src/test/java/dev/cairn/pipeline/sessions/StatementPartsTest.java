package dev.cairn.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.match.StatementPart;
import dev.cairn.correlate.match.StatementText;
import dev.cairn.formats.sql.SqlDigest;
import dev.cairn.schemas.AuditEvent;
import org.junit.jupiter.api.Test;

final class StatementPartsTest {

  private final StatementParts parts = new StatementParts();

  @Test
  void eachStatementIsWhatTheServerLogsOfIt() {
    assertThat(parts.of(event("query", "BEGIN; SELECT 'a;b' ; COMMIT;")))
        .containsExactly(
            part("BEGIN", "begin", "BEGIN; SELECT 'a;b' ; COMMIT"),
            part("SELECT 'a;b'", "select", "SELECT 'a;b' ; COMMIT"),
            part("COMMIT", "commit", "COMMIT"));
  }

  @Test
  void oneStatementHasNone() {
    assertThat(parts.of(event("query", "SELECT ';'"))).isEmpty();
    assertThat(parts.of(event("query", " SELECT 1 ; "))).isEmpty();
    assertThat(parts.of(event("query", ";"))).isEmpty();
    assertThat(parts.of(event("query", null))).isEmpty();
  }

  @Test
  void oneStatementBeforeACommentIsAPart() {
    assertThat(parts.of(event("query", "SELECT 1; -- x")))
        .containsExactly(part("SELECT 1", "select", "SELECT 1; -- x"));
  }

  @Test
  void whatIsPreparedOrCutHasNone() {
    assertThat(parts.of(event("prepare", "SELECT 1; SELECT 2"))).isEmpty();
    AuditEvent cut = event("query", "SELECT 1; SELECT 2");
    cut.setSqlTruncated(true);
    assertThat(parts.of(cut)).isEmpty();
  }

  @Test
  void ofLongTextsNoRestsAreKept() {
    assertThat(parts.of(event("query", "SELECT '" + "x".repeat(5_000) + "'; COMMIT")))
        .hasSize(2)
        .allMatch(part -> part.rest().equals(StatementText.UNKNOWN));
  }

  private static StatementPart part(String text, String kind, String rest) {
    return new StatementPart(
        StatementText.of(text, SqlDigest.of(text).hash(), false),
        kind,
        StatementText.of(rest, null, false));
  }

  private static AuditEvent event(String activity, String text) {
    AuditEvent event = new AuditEvent();
    event.setActivity(activity);
    event.setSqlText(text);
    return event;
  }
}
