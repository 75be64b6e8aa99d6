package dev.cairn.correlate.match;

import dev.cairn.correlate.match.ProxyStatement.Activity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says in words what speaks for a pair, and against it. */
final class Evidence {

  private static final double LIKELY = 0.5;
  private static final double COUNTS = 0.02;
  private static final int MANY = 9;

  private final Problem problem;
  private final Edges edges;
  private final double[] marginal;
  private final Anchors anchors;
  // the likely connection of each statement, and the likely session of each record
  private final int[] connectionOf;
  // sentences are few, pairs are many
  private final Map<Integer, String> sentences = new HashMap<>();

  Evidence(Problem problem, Edges edges, double[] marginal, Anchors anchors) {
    this.problem = problem;
    this.edges = edges;
    this.marginal = marginal;
    this.anchors = anchors;
    connectionOf = new int[problem.proxy.length];
    Arrays.fill(connectionOf, Problem.NONE);
    for (int e = 0; e < edges.count; e++) {
      if (marginal[e] > LIKELY) {
        connectionOf[edges.proxy[e]] = problem.connection[edges.database[e]];
      }
    }
  }

  /** A sentence such as "same text, same user, only candidate". */
  String of(int e) {
    int p = edges.proxy[e];
    int d = edges.database[e];
    int key =
        text(p, d)
            + 4 * account(p, d)
            + 16 * neighbour(problem.previousInSession[p], d)
            + 64 * neighbour(problem.nextInSession[p], d)
            + 256 * (problem.openBefore[p] ? 1 : 0)
            + 512 * (anchors.isSeenOn(p, d) ? 1 : anchors.isSeenElsewhere(p, d) ? 2 : 0)
            + 2048 * (anchors.isTagged(p, d) ? 1 : 0)
            + 4096 * rivals(e);
    return sentences.computeIfAbsent(key, Evidence::sentence);
  }

  private int text(int p, int d) {
    StatementText sent = problem.proxy[p].text();
    StatementText done = problem.database[d].text();
    if (problem.proxy[p].activity() == Activity.EXECUTE) {
      return 1;
    }
    if (sent.exact() != 0 && sent.exact() == done.exact()) {
      return 0;
    }
    return done.digest() != 0 && sent.digest() == done.digest() ? 2 : 3;
  }

  private int account(int p, int d) {
    ProxyStatement sent = problem.proxy[p];
    DatabaseStatement done = problem.database[d];
    if (done.user() == null) {
      return 0;
    }
    return Objects.equals(sent.user(), done.user()) ? 1 : 2;
  }

  private int neighbour(int p, int d) {
    if (p == Problem.NONE || connectionOf[p] == Problem.NONE) {
      return 0;
    }
    return connectionOf[p] == problem.connection[d] ? 1 : 2;
  }

  private int rivals(int e) {
    int count = 0;
    for (int i = edges.ofProxyStart[edges.proxy[e]];
        i < edges.ofProxyStart[edges.proxy[e] + 1];
        i++) {
      count += marginal[edges.ofProxy[i]] >= COUNTS && edges.ofProxy[i] != e ? 1 : 0;
    }
    for (int i = edges.ofDatabase[edges.database[e]];
        i < edges.ofDatabase[edges.database[e] + 1];
        i++) {
      count += marginal[i] >= COUNTS && i != e ? 1 : 0;
    }
    return Math.min(MANY, count);
  }

  private static String sentence(int key) {
    List<String> words = new ArrayList<>();
    words.add(
        switch (key & 3) {
          case 0 -> "same text";
          case 1 -> "prepared statement with the same digest";
          case 2 -> "same digest";
          default -> "same beginning of the text";
        });
    switch (key >> 2 & 3) {
      case 1 -> words.add("same user");
      case 2 -> words.add("the record names another user");
      default -> { }
    }
    boolean open = (key >> 8 & 1) != 0;
    switch (key >> 4 & 3) {
      case 1 ->
          words.add(
              open
                  ? "inside the session's transaction on this connection"
                  : "on the connection of the session's statement before");
      case 2 ->
          words.add(
              open
                  ? "not on the connection of the session's open transaction"
                  : "not on the connection of the session's statement before");
      default -> { }
    }
    if ((key >> 6 & 3) == 1) {
      words.add("the session's next statement follows on this connection");
    }
    switch (key >> 9 & 3) {
      case 1 -> words.add("the proxy itself names the connection");
      case 2 -> words.add("the proxy itself names another connection");
      default -> { }
    }
    if ((key >> 11 & 1) != 0) {
      words.add("the same id in a comment");
    }
    int rivals = key >> 12;
    words.add(
        switch (rivals) {
          case 0 -> "time fits, only candidate";
          case MANY -> "time fits, many other candidates";
          default -> "time fits, other candidates: " + rivals;
        });
    return String.join(", ", words);
  }
}
