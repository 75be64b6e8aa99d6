package dev.cairn.correlate.match;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which texts a server's records have, as the matcher compares texts. */
final class KnownTexts {

  private final Set<Long> exact = new HashSet<>();
  private final Set<Long> digests = new HashSet<>();
  // of records whose text is not known whole
  private final Set<Long> looseDigests = new HashSet<>();
  private final Set<Long> heads = new HashSet<>();

  KnownTexts(List<DatabaseStatement> database) {
    for (DatabaseStatement done : database) {
      StatementText text = done.text();
      exact.add(text.exact());
      digests.add(text.digest());
      if (text.exact() == 0) {
        (text.digest() != 0 ? looseDigests : heads)
            .add(text.digest() != 0 ? text.digest() : text.head());
      }
    }
    exact.remove(0L);
    digests.remove(0L);
    heads.remove(0L);
  }

  /** Whether some record has the text: cut texts don't count. */
  boolean has(StatementText text) {
    return exact.contains(text.exact())
        || (text.exact() == 0 ? digests : looseDigests).contains(text.digest());
  }

  /** Whether some record may have the text, though it was cut. */
  boolean mayHave(StatementText text) {
    return has(text) || heads.contains(text.head());
  }

  /** Whether a record has a statement's text. */
  static boolean fits(StatementText sent, StatementText done) {
    if (sent.exact() != 0 && done.exact() != 0) {
      return sent.exact() == done.exact();
    }
    return done.digest() != 0
        ? sent.digest() == done.digest()
        : done.head() != 0 && sent.head() == done.head();
  }
}
