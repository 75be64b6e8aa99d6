package dev.cairn.correlate.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Makes answers of likelihoods. */
final class Choice {

  private static final double LIKELY = 0.02;
  // what is inferred, however surely, is not known
  private static final double NEARLY_ONE = 1 - 1e-6;
  // what is known is doubted all the same if time and neighbours speak against it
  private static final double BORNE_OUT = 0.999;

  private final Problem problem;
  private final Edges edges;
  private final double[] marginal;
  private final Evidence evidence;
  private final Anchors anchors;
  private final double threshold;

  Choice(
      Problem problem, Edges edges, double[] marginal, Evidence evidence, Anchors anchors,
      double threshold) {
    this.problem = problem;
    this.edges = edges;
    this.marginal = marginal;
    this.evidence = evidence;
    this.anchors = anchors;
    this.threshold = threshold;
  }

  /** One match for each of the input's statements, in its order. */
  List<Match> of(MatchInput input) {
    int[] chosen = choose();
    Map<ProxyStatement, Match> matches = new IdentityHashMap<>();
    for (int p = 0; p < problem.proxy.length; p++) {
      matches.put(problem.proxy[p], match(p, chosen[p]));
    }
    List<Match> answers = new ArrayList<>(input.proxy().size());
    for (ProxyStatement sent : input.proxy()) {
      answers.add(matches.get(sent));
    }
    return answers;
  }

  /** The pair of each statement, the likeliest pairs first; none twice on either side. */
  private int[] choose() {
    long[] order = new long[edges.count];
    int likely = 0;
    for (int e = 0; e < edges.count; e++) {
      if (marginal[e] >= LIKELY) {
        // likeliest first, then in order: the bits of floats that are not negative sort as they do
        order[likely++] =
            (long) (Integer.MAX_VALUE - Float.floatToIntBits((float) marginal[e])) << 32 | e;
      }
    }
    Arrays.sort(order, 0, likely);
    int[] chosen = new int[problem.proxy.length];
    Arrays.fill(chosen, Problem.NONE);
    boolean[] used = new boolean[problem.database.length];
    for (int i = 0; i < likely; i++) {
      int e = (int) order[i];
      if (chosen[edges.proxy[e]] == Problem.NONE && !used[edges.database[e]]) {
        chosen[edges.proxy[e]] = e;
        used[edges.database[e]] = true;
      }
    }
    return chosen;
  }

  private Match match(int p, int best) {
    ProxyStatement sent = problem.proxy[p];
    if (best == Problem.NONE) {
      return new Match(sent, List.of(), List.of(), true);
    }
    List<Candidate> others = new ArrayList<>(0);
    for (int i = edges.ofProxyStart[p]; i < edges.ofProxyStart[p + 1]; i++) {
      int e = edges.ofProxy[i];
      if (e != best && marginal[e] >= LIKELY) {
        others.add(candidate(e));
      }
    }
    others.sort(Comparator.comparingDouble(Candidate::confidence).reversed());
    Candidate chosen = candidate(best);
    return new Match(sent, List.of(chosen), others, chosen.confidence() < threshold);
  }

  private Candidate candidate(int e) {
    double confidence =
        anchors.isExact(e) && marginal[e] >= BORNE_OUT ? 1 : Math.min(NEARLY_ONE, marginal[e]);
    return new Candidate(problem.database[edges.database[e]], confidence, evidence.of(e));
  }
}
