package dev.cairn.correlate.match;

import dev.cairn.correlate.match.ProxyStatement.Activity;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Which of the proxies' statements have the text that a record of the server has: as lists, each in
 * the order of the statements.
 */
final class TextIndex {

  private final Problem problem;
  private final ByStart none;
  private final Lists exact;
  // where the proxy's text is not what the server logs: prepared, masked, not UTF-8
  private final Lists digest;
  private final Lists anyDigest;
  private final Lists head;

  TextIndex(Problem problem) {
    this.problem = problem;
    this.none = new ByStart(problem, new int[0]);
    exact = new Lists(p -> isQuery(p) ? problem.proxy[p].text().exact() : 0);
    digest =
        new Lists(
            p ->
                isQuery(p) && problem.proxy[p].text().exact() != 0
                    ? 0
                    : problem.proxy[p].text().digest());
    anyDigest = new Lists(p -> problem.proxy[p].text().digest());
    head = new Lists(p -> isQuery(p) ? problem.proxy[p].text().head() : 0);
  }

  /** Statements whose text fits: in two lists, since a text may have been sent in two ways. */
  ByStart[] fitting(DatabaseStatement done) {
    StatementText text = done.text();
    if (text.exact() != 0) {
      return new ByStart[] {exact.of(text.exact()), digest.of(text.digest())};
    }
    if (text.digest() != 0) {
      return new ByStart[] {anyDigest.of(text.digest()), none};
    }
    return new ByStart[] {head.of(text.head()), none};
  }

  /** Whether a way of sending is one that the server's record can stand for. */
  boolean activityFits(int p, DatabaseStatement done) {
    Activity sent = problem.proxy[p].activity();
    return switch (done.activity()) {
      case EXECUTE -> sent == Activity.EXECUTE;
      case PREPARE -> sent == Activity.PREPARE;
      // some servers log an EXECUTE as a QUERY
      case QUERY -> sent != Activity.PREPARE;
    };
  }

  private boolean isQuery(int p) {
    return problem.proxy[p].activity() == Activity.QUERY;
  }

  /** Statements by key, in their order. */
  private final class Lists {

    private final LongNumbers keys;
    private final ByStart[] lists;

    /** Those of which the key is not 0. */
    Lists(IntToLongFunction keyOf) {
      int count = problem.proxy.length;
      keys = new LongNumbers(count);
      int[] number = new int[count];
      int[] size = new int[count];
      for (int p = 0; p < count; p++) {
        number[p] = keys.number(keyOf.applyAsLong(p));
        if (number[p] != LongNumbers.NONE) {
          size[number[p]]++;
        }
      }
      int[][] statements = new int[keys.count()][];
      Arrays.setAll(statements, key -> new int[size[key]]);
      for (int p = count - 1; p >= 0; p--) {
        if (number[p] != LongNumbers.NONE) {
          statements[number[p]][--size[number[p]]] = p;
        }
      }
      lists = new ByStart[keys.count()];
      Arrays.setAll(lists, key -> new ByStart(problem, statements[key]));
    }

    ByStart of(long key) {
      int number = keys.find(key);
      return number == LongNumbers.NONE ? none : lists[number];
    }
  }
}
