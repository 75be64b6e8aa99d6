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

  private final Problem problem;
  private final ByStart none;
  private final Map<Long, ByStart> exact;
  // where the proxy's text is not what the server logs: prepared, masked, not UTF-8
  private final Map<Long, ByStart> digest;
  private final Map<Long, ByStart> anyDigest;
  private final Map<Long, ByStart> head;

  TextIndex(Problem problem) {
    this.problem = problem;
    this.none = new ByStart(problem, new int[0]);
    Map<Long, int[]> exact = new HashMap<>();
    Map<Long, int[]> digest = new HashMap<>();
    Map<Long, int[]> anyDigest = new HashMap<>();
    Map<Long, int[]> head = new HashMap<>();
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
    this.exact = lists(exact);
    this.digest = lists(digest);
    this.anyDigest = lists(anyDigest);
    this.head = lists(head);
  }

  /** Statements whose text fits: in two lists, since a text may have been sent in two ways. */
  ByStart[] fitting(DatabaseStatement done) {
    StatementText text = done.text();
    if (text.exact() != 0) {
      return new ByStart[] {exact.getOrDefault(text.exact(), none), digests(digest, text)};
    }
    if (text.digest() != 0) {
      return new ByStart[] {digests(anyDigest, text), none};
    }
    return new ByStart[] {text.head() == 0 ? none : head.getOrDefault(text.head(), none), none};
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

  private ByStart digests(Map<Long, ByStart> index, StatementText text) {
    return text.digest() == 0 ? none : index.getOrDefault(text.digest(), none);
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

  private Map<Long, ByStart> lists(Map<Long, int[]> grown) {
    Map<Long, ByStart> lists = new HashMap<>();
    grown.forEach(
        (key, list) ->
            lists.put(key, new ByStart(problem, Arrays.copyOfRange(list, 1, list[0] + 1))));
    return lists;
  }
}
