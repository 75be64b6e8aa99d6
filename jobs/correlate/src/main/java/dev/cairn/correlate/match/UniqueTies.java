package dev.cairn.correlate.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Pairs whose text occurs once on either side: what everything else is learned from. */
final class UniqueTies {

  private static final int SEVERAL = -2;

  private final Problem problem;
  final Timing.Ties ties;
  // texts that were sent once, and records of texts that occur once
  int proxyUnique;
  int proxyTied;
  int databaseUnique;
  int databaseTied;

  UniqueTies(Problem problem) {
    this.problem = problem;
    Map<Long, Integer> sent = new HashMap<>();
    for (int p = 0; p < problem.proxy.length; p++) {
      note(sent, proxyKey(p), p);
    }
    Map<Long, Integer> done = new HashMap<>();
    for (int d = 0; d < problem.database.length; d++) {
      note(done, problem.database[d].text().exact(), d);
    }
    int[] proxy = new int[problem.database.length];
    int[] database = new int[problem.database.length];
    int count = 0;
    for (int d = 0; d < problem.database.length; d++) {
      long key = problem.database[d].text().exact();
      if (key == 0 || done.get(key) == SEVERAL) {
        continue;
      }
      databaseUnique++;
      int p = sent.getOrDefault(key, Problem.NONE);
      if (p >= 0) {
        databaseTied++;
        proxy[count] = p;
        database[count++] = d;
      }
    }
    for (int p = 0; p < problem.proxy.length; p++) {
      long key = proxyKey(p);
      if (key != 0 && sent.get(key) != SEVERAL) {
        proxyUnique++;
        proxyTied += done.getOrDefault(key, Problem.NONE) >= 0 ? 1 : 0;
      }
    }
    ties =
        new Timing.Ties(
            Arrays.copyOf(proxy, count), java.util.Arrays.copyOf(database, count));
  }

  private long proxyKey(int p) {
    ProxyStatement sent = problem.proxy[p];
    return sent.activity() == ProxyStatement.Activity.QUERY ? sent.text().exact() : 0;
  }

  private static void note(Map<Long, Integer> index, long key, int at) {
    if (key != 0) {
      index.merge(key, at, (before, now) -> SEVERAL);
    }
  }
}
