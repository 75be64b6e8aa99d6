package dev.cairn.formats.record;

import dev.cairn.formats.sql.LiteralTokens;
import dev.cairn.formats.sql.SqlDigest;
import dev.cairn.formats.sql.SqlPasswords;
import dev.cairn.schemas.AuditEvent;

/**
 * Sets what events say about their statements, as the source's policy for texts has it: the text
 * with its passwords masked, or tokens in its place. Digest and kind are those of the statement
 * itself, and so the same under every policy.
 */
public final class SqlTextPolicy {

  private final LiteralTokens tokens;

  /** The policy that a configuration asks for. */
  public SqlTextPolicy(FormatsConfig config) {
    this.tokens = config.literalTokens();
  }

  /** Sets the columns of a statement; none if the text is null. */
  void set(AuditEvent event, String text, Cut cut) {
    if (text == null) {
      return;
    }
    SqlDigest digest = SqlDigest.of(text);
    boolean truncated = cut == Cut.YES || (cut == Cut.IF_OPEN_ENDED && digest.openEnded());
    String masked = SqlPasswords.mask(text);
    if (tokens == null) {
      event.setSqlText(masked);
    } else {
      event.setSqlTokens(tokens.replace(masked, truncated));
    }
    event.setSqlTruncated(truncated);
    event.setSqlDigest(truncated ? null : digest.hash());
    event.setStatementKind(digest.kind().code());
  }
}
