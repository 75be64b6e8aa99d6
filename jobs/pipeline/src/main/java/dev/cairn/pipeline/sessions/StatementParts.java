package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.match.StatementPart;
import dev.cairn.correlate.match.StatementText;
import dev.cairn.formats.sql.SqlDigest;
import dev.cairn.formats.sql.SqlStatements;
import dev.cairn.formats.sql.SqlStatements.Statement;
import dev.cairn.schemas.AuditEvent;
import java.util.List;

/** The statements of texts that hold several. Not thread-safe. */
public final class StatementParts {

  // from each statement on, the rest is hashed, too: of short texts that costs little
  private static final int SHORT = 4_096;

  private final SqlStatements statements = new SqlStatements();

  /**
   * What a matcher needs to know of each.
   *
   * @param event of a proxy
   * @return empty if its text is not known whole, came to be prepared, or is one statement alone
   */
  public List<StatementPart> of(AuditEvent event) {
    String text = event.getSqlText();
    if (text == null
        || text.indexOf(';') < 0
        || Boolean.TRUE.equals(event.getSqlTruncated())
        || !"query".equals(event.getActivity())) {
      return List.of();
    }
    List<Statement> found = statements.of(text);
    if (found.size() == 1 && isAll(found.get(0), text)) {
      return List.of();
    }
    return found.stream().map(one -> part(text, one)).toList();
  }

  private static boolean isAll(Statement one, String text) {
    return StatementText.of(text.substring(one.start(), one.end()), null, false).exact()
        == StatementText.of(text, null, false).exact();
  }

  private static StatementPart part(String text, Statement one) {
    String own = text.substring(one.start(), one.end());
    SqlDigest digest = SqlDigest.of(own);
    return new StatementPart(
        StatementText.of(own, digest.hash(), false),
        digest.kind().code(),
        text.length() > SHORT
            ? StatementText.UNKNOWN
            : StatementText.of(text.substring(one.start()), null, false));
  }
}
