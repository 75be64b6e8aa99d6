package dev.cairn.formats;

import dev.cairn.schemas.AuditEvent;

/** Sets what an event says about its statement. */
final class SqlStatement {

  private SqlStatement() {}

  /**
   * @param text the statement; null if there is none
   * @param truncated whether the source cut it, or may have; such a text has no digest
   */
  static void set(AuditEvent event, String text, boolean truncated) {
    if (text == null) {
      return;
    }
    SqlDigest digest = SqlDigest.of(text);
    event.setSqlText(text);
    event.setSqlTruncated(truncated);
    event.setSqlDigest(truncated ? null : digest.hash());
    event.setStatementKind(digest.kind().code());
  }
}
