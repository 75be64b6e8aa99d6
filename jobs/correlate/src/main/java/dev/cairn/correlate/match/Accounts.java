package dev.cairn.correlate.match;

import java.util.Objects;

/**
 * What it says that a pair has the same user and schema, learned from the statements that are tied
 * for certain: servers name the wrong user often enough.
 */
final class Accounts {

  private static final int STRIDE = 37;

  private final Problem problem;
  private final double[] user;
  private final double[] schema;
  private final boolean used;

  Accounts(Problem problem, Timing.Ties ties, boolean used) {
    this.problem = problem;
    this.used = used;
    double[][] users = new double[2][3];
    double[][] schemas = new double[2][3];
    int count = ties.proxy().length;
    for (int i = 0; i < count; i++) {
      int p = ties.proxy()[i];
      int other = ties.proxy()[(i + STRIDE) % count];
      int d = ties.database()[i];
      users[0][userFit(p, d)]++;
      users[1][userFit(other, d)]++;
      schemas[0][schemaFit(p, d)]++;
      schemas[1][schemaFit(other, d)]++;
    }
    user = logRatio(users);
    schema = logRatio(schemas);
  }

  double weight(int p, int d) {
    return used ? user[userFit(p, d)] + schema[schemaFit(p, d)] : 0;
  }

  private int userFit(int p, int d) {
    return fit(problem.proxy[p].user(), problem.database[d].user());
  }

  private int schemaFit(int p, int d) {
    return fit(problem.proxy[p].schema(), problem.database[d].schema());
  }

  private static int fit(String sent, String done) {
    return sent == null || done == null ? 0 : Objects.equals(sent, done) ? 1 : 2;
  }

  private static double[] logRatio(double[][] counts) {
    double[] ratio = new double[3];
    double tied = counts[0][1] + counts[0][2] + 2;
    double any = counts[1][1] + counts[1][2] + 2;
    for (int i = 1; i < 3; i++) {
      ratio[i] = Math.log((counts[0][i] + 1) / tied) - Math.log((counts[1][i] + 1) / any);
    }
    return ratio;
  }
}
