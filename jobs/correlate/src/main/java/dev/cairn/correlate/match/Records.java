package dev.cairn.correlate.match;

import java.util.Arrays;

/** The records of a cluster in the order of the log, each with its pairs; used again and again. */
final class Records {

  private static final int SLOTS = 62;

  private final Edges edges;
  // of the statements: the slot each has while it is open, as a bit, 0 if none; and where it occurs
  // last
  private final long[] slotOf;
  private final int[] lastUse;

  int count;
  // where each record's pairs begin; one more at the end
  int[] first = new int[16];
  // the statements that do not come again after it
  long[] closing = new long[16];
  // the odds of leaving it alone, as its pairs' scaled by its best
  double[] alone = new double[16];
  // of the pairs
  double[] odds = {};
  long[] bit = {};

  Records(Edges edges) {
    this.edges = edges;
    slotOf = new long[edges.ofProxyStart.length];
    lastUse = new int[edges.ofProxyStart.length];
  }

  /**
   * Takes a cluster.
   *
   * @param grouped pairs, those from one place to another ordered by record
   */
  void take(int[] grouped, int from, int to, double[] logWeight) {
    if (odds.length < to) {
      odds = new double[Math.max(to, 2 * odds.length)];
      bit = new long[odds.length];
    }
    for (int i = from; i < to; i++) {
      lastUse[edges.proxy[grouped[i]]] = i;
    }
    long free = (1L << SLOTS) - 1;
    count = 0;
    for (int begin = from; begin < to; count++) {
      int end = recordEnd(grouped, begin, to);
      room();
      first[count] = begin;
      first[count + 1] = end;
      long last = 0;
      for (int i = begin; i < end; i++) {
        int p = edges.proxy[grouped[i]];
        if (slotOf[p] == 0 && free != 0) {
          slotOf[p] = Long.lowestOneBit(free);
          free &= free - 1;
        }
        bit[i] = slotOf[p];
        last |= lastUse[p] == i ? slotOf[p] : 0;
      }
      closing[count] = last;
      free |= last;
      scale(grouped, logWeight);
      begin = end;
    }
    for (int i = from; i < to; i++) {
      slotOf[edges.proxy[grouped[i]]] = 0;
    }
  }

  private void scale(int[] grouped, double[] logWeight) {
    double strongest = 0;
    for (int i = first[count]; i < first[count + 1]; i++) {
      strongest = Math.max(strongest, logWeight[grouped[i]]);
    }
    alone[count] = Math.exp(-strongest);
    for (int i = first[count]; i < first[count + 1]; i++) {
      odds[i] = Math.exp(logWeight[grouped[i]] - strongest);
    }
  }

  private int recordEnd(int[] grouped, int begin, int to) {
    int end = begin + 1;
    while (end < to && edges.database[grouped[end]] == edges.database[grouped[begin]]) {
      end++;
    }
    return end;
  }

  private void room() {
    if (first.length < count + 2) {
      first = Arrays.copyOf(first, 2 * first.length);
      closing = Arrays.copyOf(closing, first.length);
      alone = Arrays.copyOf(alone, first.length);
    }
  }
}
