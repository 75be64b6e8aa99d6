package dev.cairn.correlate.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A matcher's input as arrays: statements of both sides, and who comes next to whom. */
final class Problem {

  static final int NONE = -1;

  // by start, then order
  final ProxyStatement[] proxy;
  final int[] session;
  final int sessions;
  // what a statement means for its connection, see Chains
  final int[] kind;
  final int[] previousInSession;
  final int[] nextInSession;
  // whether the session's transaction is open before and after the statement
  final boolean[] openBefore;
  final boolean[] openAfter;

  // in the order of the server's log
  final DatabaseStatement[] database;
  final int[] connection;
  final int connections;
  final int[] previousOnConnection;
  final int[] nextOnConnection;

  Problem(MatchInput input) {
    this(input, Set.of());
  }

  /**
   * Makes the arrays.
   *
   * @param followed statements behind which others of the same text run, with nothing between
   */
  Problem(MatchInput input, Set<ProxyStatement> followed) {
    List<ProxyStatement> sent = new ArrayList<>(input.proxy());
    sent.sort(
        Comparator.comparingLong(ProxyStatement::startMicros)
            .thenComparingLong(ProxyStatement::order)
            .thenComparing(ProxyStatement::eventId));
    proxy = sent.toArray(new ProxyStatement[0]);
    List<DatabaseStatement> done = new ArrayList<>(input.database());
    done.sort(
        Comparator.comparingLong(DatabaseStatement::order)
            .thenComparing(DatabaseStatement::eventId));
    database = done.toArray(new DatabaseStatement[0]);

    Map<String, Integer> bySession = new HashMap<>();
    session = new int[proxy.length];
    for (int p = 0; p < proxy.length; p++) {
      session[p] = bySession.computeIfAbsent(proxy[p].session(), any -> bySession.size());
    }
    sessions = bySession.size();
    previousInSession = new int[proxy.length];
    nextInSession = new int[proxy.length];
    link(session, sessions, previousInSession, nextInSession);
    kind = new int[proxy.length];
    for (int p = 0; p < proxy.length; p++) {
      kind[p] =
          followed.contains(proxy[p]) ? Stays.FOLLOWED : Chains.kind(proxy[p].kind());
    }
    openBefore = new boolean[proxy.length];
    openAfter = new boolean[proxy.length];
    noteTransactions();

    Map<Long, Integer> byConnection = new HashMap<>();
    connection = new int[database.length];
    for (int d = 0; d < database.length; d++) {
      connection[d] =
          byConnection.computeIfAbsent(database[d].connection(), any -> byConnection.size());
    }
    connections = byConnection.size();
    previousOnConnection = new int[database.length];
    nextOnConnection = new int[database.length];
    link(connection, connections, previousOnConnection, nextOnConnection);
  }

  private static void link(int[] group, int groups, int[] previous, int[] next) {
    int[] last = new int[groups];
    Arrays.fill(last, NONE);
    for (int i = 0; i < group.length; i++) {
      int before = last[group[i]];
      previous[i] = before;
      next[i] = NONE;
      if (before != NONE) {
        next[before] = i;
      }
      last[group[i]] = i;
    }
  }

  private void noteTransactions() {
    boolean[] open = new boolean[sessions];
    for (int p = 0; p < proxy.length; p++) {
      int s = session[p];
      openBefore[p] = open[s];
      if (proxy[p].kind() != null && proxy[p].activity() != ProxyStatement.Activity.PREPARE) {
        switch (proxy[p].kind()) {
          case "begin" -> open[s] = true;
          case "commit", "rollback" -> open[s] = false;
          default -> { }
        }
      }
      openAfter[p] = open[s] || kind[p] == Stays.FOLLOWED;
    }
  }
}
