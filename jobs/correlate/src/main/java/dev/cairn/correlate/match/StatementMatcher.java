package dev.cairn.correlate.match;

import java.util.List;

/** Ties proxies' statements to a server's records of them. Implementations are deterministic. */
public interface StatementMatcher {

  /**
   * Answers for every statement of the proxies.
   *
   * @return one match for each of them, in the order of the input; no record is chosen twice
   */
  List<Match> match(MatchInput input);
}
