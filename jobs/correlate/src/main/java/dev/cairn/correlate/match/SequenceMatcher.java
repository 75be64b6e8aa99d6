package dev.cairn.correlate.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ties statements by sequence, not line by line.
 *
 * <p>Texts that occur once on either side show how the clocks differ, where in a statement the
 * server's stamp stands, how often lines are lost and how faithful connections and sessions are to
 * each other. All that is learned from the input itself; nothing is configured. Then every record
 * gets the statements that have its text and whose time fits, and the likelihood of each pair is
 * inferred among all ways to pair them one to one, again and again, while neighbours on connections
 * and in sessions tell each other what they found.
 *
 * <p>What cannot be told apart this way stays apart: the confidence of equal candidates is shared
 * among them.
 */
public final class SequenceMatcher implements StatementMatcher {

  private static final int ROUNDS = 3;
  // where two statements compete, sessions are less faithful than where one runs alone
  private static final double TRUST = 0.5;
  private static final double LIKELY = 0.02;

  private final MatcherConfig config;

  /** Makes a matcher, which may be used again and again and by several threads. */
  public SequenceMatcher(MatcherConfig config) {
    this.config = config;
  }

  @Override
  public List<Match> match(MatchInput input) {
    Problem problem = new Problem(input);
    UniqueTies unique = new UniqueTies(problem);
    Losses losses =
        new Losses(
            problem, unique.proxyUnique, unique.proxyTied, unique.databaseUnique,
            unique.databaseTied);
    Timing timing = new Timing(problem, unique.ties, config.order());
    Accounts accounts = new Accounts(problem, unique.ties, config.accounts());
    Anchors anchors = new Anchors(problem, config.sightings() ? input.sightings() : List.of());
    Edges edges =
        new Edges(problem, new TextIndex(problem), timing, accounts, losses, anchors);
    Chains chains = new Chains(problem, edges, unique.ties);
    Marginals marginals = new Marginals(edges);
    double[] marginal = config.chains() ? inChains(edges, chains, marginals) : alone(edges, marginals);
    return choose(
        input, problem, edges, marginal, new Evidence(problem, edges, marginal, anchors));
  }

  private static double[] alone(Edges edges, Marginals marginals) {
    return marginals.infer(edges.weight);
  }

  /** Words go forth and back along the chains; each way hears only its own. */
  private static double[] inChains(Edges edges, Chains chains, Marginals marginals) {
    double[] forth = marginals.infer(edges.weight);
    double[] back = forth;
    double[] earlier = new double[edges.count];
    double[] later = new double[edges.count];
    for (int round = 0; round < ROUNDS; round++) {
      chains.say(forth, true, earlier);
      chains.say(back, false, later);
      if (round + 1 < ROUNDS) {
        forth = marginals.infer(sum(edges, earlier));
        back = marginals.infer(sum(edges, later));
      }
    }
    double[] weight = sum(edges, earlier);
    for (int e = 0; e < weight.length; e++) {
      weight[e] += TRUST * later[e];
    }
    return marginals.infer(weight);
  }

  private static double[] sum(Edges edges, double[] words) {
    double[] sum = new double[edges.count];
    for (int e = 0; e < sum.length; e++) {
      sum[e] = edges.weight[e] + TRUST * words[e];
    }
    return sum;
  }

  private List<Match> choose(
      MatchInput input, Problem problem, Edges edges, double[] marginal, Evidence evidence) {
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
    Map<ProxyStatement, Match> matches = new IdentityHashMap<>();
    for (int p = 0; p < problem.proxy.length; p++) {
      matches.put(problem.proxy[p], match(problem, edges, marginal, evidence, p, chosen[p]));
    }
    List<Match> answers = new ArrayList<>(input.proxy().size());
    for (ProxyStatement sent : input.proxy()) {
      answers.add(matches.get(sent));
    }
    return answers;
  }

  private Match match(
      Problem problem, Edges edges, double[] marginal, Evidence evidence, int p, int best) {
    ProxyStatement sent = problem.proxy[p];
    if (best == Problem.NONE) {
      return new Match(sent, List.of(), List.of(), true);
    }
    List<Candidate> others = new ArrayList<>(0);
    for (int i = edges.ofProxyStart[p]; i < edges.ofProxyStart[p + 1]; i++) {
      int e = edges.ofProxy[i];
      if (e != best && marginal[e] >= LIKELY) {
        others.add(candidate(problem, edges, marginal, evidence, e));
      }
    }
    others.sort(Comparator.comparingDouble(Candidate::confidence).reversed());
    Candidate chosen = candidate(problem, edges, marginal, evidence, best);
    return new Match(
        sent, List.of(chosen), others, chosen.confidence() < config.threshold());
  }

  private static Candidate candidate(
      Problem problem, Edges edges, double[] marginal, Evidence evidence, int e) {
    return new Candidate(
        problem.database[edges.database[e]], marginal[e], evidence.of(e));
  }
}
