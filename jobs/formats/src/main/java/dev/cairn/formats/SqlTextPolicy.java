package dev.cairn.formats;

import dev.cairn.formats.sql.SqlDigest;
import dev.cairn.schemas.AuditEvent;

/** Sets what events say about their statements, as the source's policy for texts has it. */
final class SqlTextPolicy {

  SqlTextPolicy(FormatsConfig config) {}

  void set(AuditEvent event, String text, boolean truncated) {
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
