package dev.cairn.correlate.match;

/** Some of a problem's statements in the order of their starts: to find those around a time. */
final class ByStart {

  private final Problem problem;
  private final int[] statements;
  // the latest end of each and all before it; made when somebody first asks
  private long[] latestEnds;

  /**
   * Takes the statements as they are.
   *
   * @param statements ascending, as the problem has them by start
   */
  ByStart(Problem problem, int[] statements) {
    this.problem = problem;
    this.statements = statements;
  }

  int count() {
    return statements.length;
  }

  int statement(int place) {
    return statements[place];
  }

  /** The first place whose statement starts after a time. */
  int firstAfter(double micros) {
    int low = 0;
    int high = statements.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (problem.proxy[statements[middle]].startMicros() > micros) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** When the last of the statements up to a place has ended. */
  long latestEnd(int place) {
    if (latestEnds == null) {
      latestEnds = new long[statements.length];
      long latest = Long.MIN_VALUE;
      for (int i = 0; i < statements.length; i++) {
        latest = Math.max(latest, problem.proxy[statements[i]].endMicros());
        latestEnds[i] = latest;
      }
    }
    return latestEnds[place];
  }
}
