package dev.cairn.correlate.match;

import java.util.Arrays;

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
    LongNumbers texts = new LongNumbers(problem.proxy.length);
    // by text, the statement that sent it alone and the record that has it alone
    int[] sent = new int[problem.proxy.length + problem.database.length];
    int[] done = new int[sent.length];
    Arrays.fill(sent, Problem.NONE);
    Arrays.fill(done, Problem.NONE);
    for (int p = 0; p < problem.proxy.length; p++) {
      note(sent, texts.number(proxyKey(p)), p);
    }
    for (int d = 0; d < problem.database.length; d++) {
      note(done, texts.number(problem.database[d].text().exact()), d);
    }
    int[] proxy = new int[problem.database.length];
    int[] database = new int[problem.database.length];
    int count = 0;
    for (int d = 0; d < problem.database.length; d++) {
      int text = texts.find(problem.database[d].text().exact());
      if (text == LongNumbers.NONE || done[text] == SEVERAL) {
        continue;
      }
      databaseUnique++;
      int p = sent[text];
      if (p >= 0) {
        databaseTied++;
        proxy[count] = p;
        database[count++] = d;
      }
    }
    for (int p = 0; p < problem.proxy.length; p++) {
      int text = texts.find(proxyKey(p));
      if (text != LongNumbers.NONE && sent[text] != SEVERAL) {
        proxyUnique++;
        proxyTied += done[text] >= 0 ? 1 : 0;
      }
    }
    ties =
        new Timing.Ties(
            Arrays.copyOf(proxy, count), Arrays.copyOf(database, count));
  }

  private long proxyKey(int p) {
    ProxyStatement sent = problem.proxy[p];
    return sent.activity() == ProxyStatement.Activity.QUERY ? sent.text().exact() : 0;
  }

  private static void note(int[] only, int text, int at) {
    if (text != LongNumbers.NONE) {
      only[text] = only[text] == Problem.NONE ? at : SEVERAL;
    }
  }
}
