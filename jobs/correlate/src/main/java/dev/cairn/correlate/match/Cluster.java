package dev.cairn.correlate.match;

import java.util.Arrays;

/**
 * Sums over all ways to pair the statements and records of one cluster, record by record in the
 * order of the log. What has to be remembered between two records is which of the statements that
 * come again are taken; where that is too much, the least likely ways are forgotten.
 */
final class Cluster {

  private static final int MOST_STATES = 256;
  private static final int SLOTS = 62;

  private final Edges edges;
  // of the statements: the slot each has while it is open, as a bit, 0 if none; and where it occurs
  // last
  private final long[] slotOf;
  private final int[] lastUse;
  // of the pairs: the odds, each record's scaled by its best
  private double[] odds = {};
  // of the pairs: the statement's slot
  private long[] bit = {};
  private Layer[] layers = {};
  private final States states = new States();
  // by set, how likely what comes behind is; and by pair, how likely all ways through it are
  private double[] behind = {};
  private final double[] through;

  Cluster(Edges edges) {
    this.edges = edges;
    slotOf = new long[edges.ofProxyStart.length];
    lastUse = new int[edges.ofProxyStart.length];
    through = new double[Edges.MOST];
  }

  /**
   * Infers the likelihoods of one cluster's pairs.
   *
   * @param grouped pairs, those from one place to another ordered by record
   */
  void solve(int[] grouped, int from, int to, double[] logWeight, double[] marginal) {
    int records = countRecords(grouped, from, to);
    room(records, to);
    for (int i = from; i < to; i++) {
      lastUse[edges.proxy[grouped[i]]] = i;
    }
    forward(grouped, from, to, logWeight);
    backward(grouped, marginal, records);
    for (int i = from; i < to; i++) {
      slotOf[edges.proxy[grouped[i]]] = 0;
    }
  }

  private void forward(int[] grouped, int from, int to, double[] logWeight) {
    long free = (1L << SLOTS) - 1;
    layers[0].size(1);
    layers[0].state[0] = 0;
    layers[0].forward[0] = 1;
    int layer = 0;
    for (int first = from; first < to; layer++) {
      int end = recordEnd(grouped, first, to);
      long closing = 0;
      for (int i = first; i < end; i++) {
        int p = edges.proxy[grouped[i]];
        if (slotOf[p] == 0 && free != 0) {
          slotOf[p] = Long.lowestOneBit(free);
          free &= free - 1;
        }
        bit[i] = slotOf[p];
        closing |= lastUse[p] == i ? slotOf[p] : 0;
      }
      Layer before = layers[layer];
      before.first = first;
      before.end = end;
      before.closing = closing;
      scale(before, grouped, logWeight);
      states.step(before, bit, odds);
      keepLikeliest(layers[layer + 1]);
      free |= closing;
      first = end;
    }
  }

  private void scale(Layer record, int[] grouped, double[] logWeight) {
    double strongest = 0;
    for (int i = record.first; i < record.end; i++) {
      strongest = Math.max(strongest, logWeight[grouped[i]]);
    }
    record.alone = Math.exp(-strongest);
    for (int i = record.first; i < record.end; i++) {
      odds[i] = Math.exp(logWeight[grouped[i]] - strongest);
    }
  }

  /** Makes the likelihoods' sum one, and forgets the least of more ways than can be followed. */
  private void keepLikeliest(Layer after) {
    double least = states.least(MOST_STATES);
    after.size(Math.min(MOST_STATES, states.count));
    after.sets = states.count;
    int kept = 0;
    double sum = 0;
    for (int s = 0; s < states.count && kept < after.count; s++) {
      if (states.value[s] >= least) {
        after.number[kept] = (short) (s + 1);
        after.state[kept] = states.state[s];
        after.forward[kept++] = states.value[s];
        sum += states.value[s];
      }
    }
    for (int s = 0; s < kept; s++) {
      after.forward[s] /= sum;
    }
  }

  private void backward(int[] grouped, double[] marginal, int records) {
    Layer last = layers[records];
    Arrays.fill(last.backward, 0, last.count, 1);
    for (int layer = records - 1; layer >= 0; layer--) {
      Layer before = layers[layer];
      spread(layers[layer + 1]);
      double total = 0;
      Arrays.fill(through, 0, before.end - before.first, 0);
      int at = 0;
      for (int s = 0; s < before.count; s++) {
        double forward = before.forward[s];
        double backward = before.alone * behind[before.becomes[at++]];
        total += forward * backward;
        for (int i = before.first; i < before.end; i++) {
          double likely = odds[i] * behind[before.becomes[at++]];
          backward += likely;
          through[i - before.first] += forward * likely;
        }
        before.backward[s] = backward;
      }
      for (int i = before.first; i < before.end; i++) {
        total += through[i - before.first];
      }
      double share = total > 0 ? 1 / total : 0;
      for (int i = before.first; i < before.end; i++) {
        marginal[grouped[i]] = Math.min(1, through[i - before.first] * share);
      }
      for (int s = 0; s < before.count; s++) {
        before.backward[s] *= share;
      }
    }
  }

  /** Likelihoods by set: none of a forgotten one, and of what is not possible. */
  private void spread(Layer after) {
    if (behind.length <= after.sets) {
      behind = new double[2 * after.sets + 1];
    }
    Arrays.fill(behind, 0, after.sets + 1, 0);
    for (int s = 0; s < after.count; s++) {
      behind[after.number[s]] = after.backward[s];
    }
  }

  private int countRecords(int[] grouped, int from, int to) {
    int records = 0;
    for (int i = from; i < to; i++) {
      records += i == from || edges.database[grouped[i]] != edges.database[grouped[i - 1]] ? 1 : 0;
    }
    return records;
  }

  private int recordEnd(int[] grouped, int first, int to) {
    int end = first + 1;
    while (end < to && edges.database[grouped[end]] == edges.database[grouped[first]]) {
      end++;
    }
    return end;
  }

  private void room(int records, int pairs) {
    if (odds.length < pairs) {
      odds = new double[Math.max(pairs, 2 * odds.length)];
      bit = new long[odds.length];
    }
    if (layers.length <= records) {
      int had = layers.length;
      layers = Arrays.copyOf(layers, Math.max(16, 2 * records + 1));
      for (int i = had; i < layers.length; i++) {
        layers[i] = new Layer();
      }
    }
  }
}
