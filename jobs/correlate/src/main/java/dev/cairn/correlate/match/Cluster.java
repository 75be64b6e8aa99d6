package dev.cairn.correlate.match;

import java.util.Arrays;

/**
 * Sums over all ways to pair the statements and records of one cluster, record by record in the
 * order of the log. What has to be remembered between two records is which of the statements that
 * come again are taken; where that is too much, the least likely ways are forgotten. Of a long
 * cluster only the ways at every so many records are kept; those between are followed again.
 */
final class Cluster {

  private static final int MOST_STATES = 64;
  private static final int STRETCH = 256;

  private final Records records;
  private final States states = new States();
  // up to each record of a stretch, and behind its last
  private final Layer[] layers = new Layer[STRETCH + 1];
  // by stretch, the ways up to it
  private Layer[] begins = {};
  // by set, how likely what comes behind is; and by pair, how likely all ways through it are
  private double[] behind = {};
  private final double[] through = new double[Edges.MOST];

  Cluster(Edges edges) {
    records = new Records(edges);
    Arrays.setAll(layers, any -> new Layer());
  }

  /**
   * Infers the likelihoods of one cluster's pairs.
   *
   * @param grouped pairs, those from one place to another ordered by record
   */
  void solve(int[] grouped, int from, int to, double[] logWeight, double[] marginal) {
    records.take(grouped, from, to, logWeight);
    int stretches = (records.count + STRETCH - 1) / STRETCH;
    layers[0].size(1);
    layers[0].state[0] = 0;
    layers[0].forward[0] = 1;
    for (int stretch = 0; stretch < stretches; stretch++) {
      if (stretch > 0) {
        layers[0].copyForward(layers[STRETCH]);
      }
      if (stretches > 1) {
        begin(stretch).copyForward(layers[0]);
      }
      forward(stretch);
    }
    Layer last = layers[length(stretches - 1)];
    Arrays.fill(last.backward, 0, last.count, 1);
    for (int stretch = stretches - 1; stretch >= 0; stretch--) {
      if (stretch + 1 < stretches) {
        double[] behindStretch = Arrays.copyOf(layers[0].backward, layers[0].count);
        layers[0].copyForward(begin(stretch));
        forward(stretch);
        System.arraycopy(
            behindStretch, 0, layers[STRETCH].backward, 0, behindStretch.length);
      }
      backward(stretch, grouped, marginal);
    }
  }

  private int length(int stretch) {
    return Math.min(STRETCH, records.count - stretch * STRETCH);
  }

  private Layer begin(int stretch) {
    if (begins.length <= stretch) {
      int had = begins.length;
      begins = Arrays.copyOf(begins, 2 * stretch + 1);
      for (int i = had; i < begins.length; i++) {
        begins[i] = new Layer();
      }
    }
    return begins[stretch];
  }

  private void forward(int stretch) {
    for (int at = 0; at < length(stretch); at++) {
      int r = stretch * STRETCH + at;
      states.step(
          layers[at],
          records.first[r],
          records.first[r + 1],
          records.bit,
          records.odds,
          records.alone[r],
          ~records.closing[r]);
      keepLikeliest(layers[at + 1]);
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
    after.count = kept;
  }

  private void backward(int stretch, int[] grouped, double[] marginal) {
    for (int at = length(stretch) - 1; at >= 0; at--) {
      int r = stretch * STRETCH + at;
      int first = records.first[r];
      int end = records.first[r + 1];
      spread(layers[at + 1]);
      double total = backward(layers[at], records.alone[r], first, end);
      for (int i = first; i < end; i++) {
        total += through[i - first];
      }
      double share = total > 0 ? 1 / total : 0;
      for (int i = first; i < end; i++) {
        marginal[grouped[i]] = Math.min(1, through[i - first] * share);
      }
      for (int s = 0; s < layers[at].count; s++) {
        layers[at].backward[s] *= share;
      }
    }
  }

  /** Goes back over one record; says how likely all ways are that leave it alone. */
  private double backward(Layer before, double alone, int first, int end) {
    Arrays.fill(through, 0, end - first, 0);
    double[] odds = records.odds;
    short[] becomes = before.becomes;
    double total = 0;
    int at = 0;
    for (int s = 0; s < before.count; s++) {
      double forward = before.forward[s];
      double backward = alone * behind[becomes[at++]];
      total += forward * backward;
      for (int i = first; i < end; i++) {
        double likely = odds[i] * behind[becomes[at++]];
        backward += likely;
        through[i - first] += forward * likely;
      }
      before.backward[s] = backward;
    }
    return total;
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
}
