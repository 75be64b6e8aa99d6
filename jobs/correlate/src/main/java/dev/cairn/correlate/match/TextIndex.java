package dev.cairn.correlate.match;

import dev.cairn.correlate.match.ProxyStatement.Activity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of the proxies' statements have the text that a record of the server has: as lists, each in
 * the order of the statements.
 */
final class TextIndex {

  private static final int[] NONE = {};

  private final Problem problem;
  private final Map<Long, int[]> exact = new HashMap<>();
  // where the proxy's text is not what the server logs: prepared, masked, not UTF-8
  private final Map<Long, int[]> digest = new HashMap<>();
  private final Map<Long, int[]> anyDigest = new HashMap<>();
  private final Map<Long, int[]> head = new HashMap<>();

  TextIndex(Problem problem) {
    this.problem = problem;
    for (int p = 0; p < problem.proxy.length; p++) {
      ProxyStatement sent = problem.proxy[p];
      StatementText text = sent.text();
      if (sent.activity() != Activity.QUERY) {
        add(digest, text.digest(), p);
      } else if (text.exact() != 0) {
        add(exact, text.exact(), p);
      } else {
        add(digest, text.digest(), p);
      }
      add(anyDigest, text.digest(), p);
      if (sent.activity() == Activity.QUERY) {
        add(head, text.head(), p);
      }
    }
    trim(exact);
    trim(digest);
    trim(anyDigest);
    trim(head);
  }

  /** Statements whose text fits: in two lists, since a text may have been sent in two ways. */
  int[][] fitting(DatabaseStatement done) {
    StatementText text = done.text();
    if (text.exact() != 0) {
      return new int[][] {exact.getOrDefault(text.exact(), NONE), digests(digest, text)};
    }
    if (text.digest() != 0) {
      return new int[][] {digests(anyDigest, text), NONE};
    }
    return new int[][] {text.head() == 0 ? NONE : head.getOrDefault(text.head(), NONE), NONE};
  }

  /** Whether a way of sending is one that the server's record can stand for. */
  boolean activityFits(int p, DatabaseStatement done) {
    Activity sent = problem.proxy[p].activity();
    return switch (done.activity()) {
      case EXECUTE -> sent == Activity.EXECUTE;
      case PREPARE -> sent == Activity.PREPARE;
      // some servers log an EXECUTE as a QUERY
      case QUERY -> sent != Activity.PREPARE;
    };
  }

  private int[] digests(Map<Long, int[]> index, StatementText text) {
    return text.digest() == 0 ? NONE : index.getOrDefault(text.digest(), NONE);
  }

  // the first place holds the length while a list grows
  private static void add(Map<Long, int[]> index, long key, int p) {
    if (key == 0) {
      return;
    }
    int[] list = index.computeIfAbsent(key, any -> new int[4]);
    int length = ++list[0];
    if (length == list.length) {
      list = Arrays.copyOf(list, 2 * length);
      index.put(key, list);
    }
    list[length] = p;
  }

  private static void trim(Map<Long, int[]> index) {
    index.replaceAll((key, list) -> Arrays.copyOfRange(list, 1, list[0] + 1));
  }
}
