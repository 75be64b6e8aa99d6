package dev.cairn.correlate.match;

/** How likely it is that a statement or a record has no counterpart, learned from unique texts. */
final class Losses {

  private static final double LEAST = 0.0005;
  private static final double MOST = 0.3;
  private static final double PRIOR_COUNT = 200;
  private static final double PRIOR = 0.005;

  private final LongNumbers texts;
  // by text, how many records have it
  private final int[] records;
  private final double ofProxy;
  private final double ofDatabase;
  private final double span;

  Losses(Problem problem, UniqueTies unique) {
    texts = new LongNumbers(problem.database.length);
    records = new int[problem.database.length];
    for (DatabaseStatement done : problem.database) {
      int text = texts.number(key(done.text()));
      if (text != LongNumbers.NONE) {
        records[text]++;
      }
    }
    // a record without a statement: the proxy's line was lost
    ofProxy = share(unique.databaseUnique - unique.databaseTied, unique.databaseUnique);
    ofDatabase = share(unique.proxyUnique - unique.proxyTied, unique.proxyUnique);
    int last = problem.proxy.length - 1;
    span = last < 1
        ? 1_000_000
        : Math.max(
            1_000_000, problem.proxy[last].startMicros() - problem.proxy[0].startMicros());
  }

  /**
   * What to add to a pair's density: the price of both having lost their counterpart.
   *
   * @param statements how many statements have the text
   * @param counted whether all records that these statements may be have the same text
   */
  double base(DatabaseStatement done, int statements, boolean counted) {
    double found = counted ? records(done) : statements;
    double lost =
        (statements * ofDatabase + Math.max(0, statements - found)) / (statements + 1);
    double strangers = statements * ofProxy + Math.max(0, found - statements) + 0.01;
    lost = Math.min(0.9, Math.max(LEAST, lost));
    return Math.log((1 - lost) / lost) - Math.log(strangers / span);
  }

  private int records(DatabaseStatement done) {
    int text = texts.find(key(done.text()));
    return text == LongNumbers.NONE ? 1 : records[text];
  }

  private static long key(StatementText text) {
    return text.exact() != 0 ? text.exact() : text.digest() != 0 ? text.digest() : text.head();
  }

  private static double share(int missing, int all) {
    double share = (missing + PRIOR * PRIOR_COUNT) / (all + PRIOR_COUNT);
    return Math.min(MOST, Math.max(LEAST, share));
  }
}
