package dev.cairn.correlate.match;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

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
 * <p>Texts of several statements are matched statement by statement, unless a record has the whole.
 *
 * <p>What proxies say of connections, and ids in comments, count more than time and neighbours, but
 * are held against the records too.
 *
 * <p>What cannot be told apart this way stays apart: the confidence of equal candidates is shared
 * among them.
 */
public final class SequenceMatcher implements StatementMatcher {

  private static final int ROUNDS = 3;
  // where two statements compete, sessions are less faithful than where one runs alone
  private static final double TRUST = 0.5;

  private final MatcherConfig config;

  /** Makes a matcher, which may be used again and again and by several threads. */
  public SequenceMatcher(MatcherConfig config) {
    this.config = config;
  }

  @Override
  public List<Match> match(MatchInput input) {
    Parts parts = Parts.of(input);
    return parts.together(matchEach(parts.apart(), parts.followed()), config.threshold());
  }

  private List<Match> matchEach(MatchInput input, Set<ProxyStatement> followed) {
    Problem problem = new Problem(input, followed);
    UniqueTies unique = new UniqueTies(problem);
    Losses losses = new Losses(problem, unique);
    Timing timing = new Timing(problem, unique.ties, config.order());
    Accounts accounts = new Accounts(problem, unique.ties, config.accounts());
    Edges edges = new Edges(problem, new TextIndex(problem), timing, accounts, losses);
    Anchors anchors = new Anchors(problem, input.sightings(), edges, config.sightings());
    anchors.weigh();
    double[] marginal = new Marginals(edges).infer(edges.weight);
    if (config.chains()) {
      marginal = edges.forget(marginal);
      marginal = inChains(edges, new Chains(problem, edges, unique.ties), marginal);
    }
    Evidence evidence = new Evidence(problem, edges, marginal, anchors);
    return new Choice(problem, edges, marginal, evidence, anchors, config.threshold()).of(input);
  }

  /** Words go forth and back along the chains; each way hears only its own. */
  private static double[] inChains(Edges edges, Chains chains, double[] alone) {
    Marginals marginals = new Marginals(edges);
    double[] forth = alone;
    double[] back = alone;
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
    return marginals.infer(sum(edges, earlier, later));
  }

  private static double[] sum(Edges edges, double[]... words) {
    double[] sum = Arrays.copyOf(edges.weight, edges.count);
    for (double[] side : words) {
      for (int e = 0; e < sum.length; e++) {
        sum[e] += TRUST * side[e];
      }
    }
    return sum;
  }
}
