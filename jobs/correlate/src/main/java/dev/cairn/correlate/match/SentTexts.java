package dev.cairn.correlate.match;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which texts proxies sent for their clients, whatever the literals in them, and for whom. */
final class SentTexts {

  private final LongNumbers digests;
  private final LongNumbers texts;
  private final Set<String> users = new HashSet<>();

  SentTexts(List<ProxyStatement> sent) {
    digests = new LongNumbers(sent.size());
    texts = new LongNumbers(sent.size());
    for (ProxyStatement statement : sent) {
      digests.number(statement.text().digest());
      texts.number(statement.text().exact());
      texts.number(statement.text().head());
      for (StatementPart part : statement.parts()) {
        digests.number(part.text().digest());
        texts.number(part.text().exact());
        texts.number(part.text().head());
      }
      users.add(statement.user());
    }
  }

  /** Whether a record's user is one that proxies' clients use. */
  boolean hasUser(DatabaseStatement done) {
    return users.contains(done.user());
  }

  /** Whether a record's is among them. */
  boolean has(DatabaseStatement done) {
    StatementText text = done.text();
    return text.digest() != 0
        ? digests.find(text.digest()) != LongNumbers.NONE
        : texts.find(text.exact() != 0 ? text.exact() : text.head()) != LongNumbers.NONE;
  }
}
