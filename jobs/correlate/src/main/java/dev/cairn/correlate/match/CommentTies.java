package dev.cairn.correlate.match;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Pairs that carry the same id in a comment, which no other statement and no other record carries.
 * Where ids differ, the pair is none; where several carry one, it says nothing.
 */
final class CommentTies {

  // as a logarithm: beyond what time and neighbours may say against it
  private static final double CERTAIN = 12;

  private final long[] proxy;
  private final long[] database;
  private final Set<Long> tied = new HashSet<>();

  /**
   * Finds them.
   *
   * @param use false for none at all
   */
  CommentTies(Problem problem, boolean use) {
    proxy = new long[problem.proxy.length];
    database = new long[problem.database.length];
    if (!use) {
      return;
    }
    Map<Long, Integer> sent = new HashMap<>();
    for (int p = 0; p < proxy.length; p++) {
      proxy[p] = problem.proxy[p].text().tag();
      count(sent, proxy[p], problem.proxy[p].activity());
    }
    Map<Long, Integer> done = new HashMap<>();
    for (int d = 0; d < database.length; d++) {
      database[d] = problem.database[d].text().tag();
      count(done, database[d], problem.database[d].activity());
    }
    sent.forEach(
        (tag, count) -> {
          if (count == 1 && done.getOrDefault(tag, 0) == 1) {
            tied.add(tag);
          }
        });
  }

  boolean isTied(int p, int d) {
    return proxy[p] == database[d] && tied.contains(proxy[p]);
  }

  /** What ids say of a pair, as a logarithm; 0 if nothing. */
  double weight(int p, int d) {
    if (proxy[p] == database[d]) {
      return proxy[p] != 0 && tied.contains(proxy[p]) ? CERTAIN : 0;
    }
    return proxy[p] != 0 && database[d] != 0 ? -CERTAIN : 0;
  }

  // a statement is prepared and run under the same id
  private static void count(
      Map<Long, Integer> counts, long tag, ProxyStatement.Activity activity) {
    if (tag != 0 && activity != ProxyStatement.Activity.PREPARE) {
      counts.merge(tag, 1, Integer::sum);
    }
  }
}
