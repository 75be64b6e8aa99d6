package dev.cairn.correlate.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says of every record without an answer what it is, as far as addresses, users and texts tell.
 * Deterministic.
 *
 * <p>What is called {@link Explanation#DIRECT} is so sure as the addresses in the server's log: who
 * comes from a proxy's own address, or through a machine that hides addresses, is not found.
 */
public final class Explanations {

  private final ExplanationConfig config;

  /** Makes one, which may be used again and again and by several threads. */
  public Explanations(ExplanationConfig config) {
    this.config = config;
  }

  /**
   * Explains.
   *
   * @param matches of this very input: the same objects
   * @return one for each record that is no chosen one of a match that does not abstain, in the
   *     order of the input
   */
  public List<Explained> of(MatchInput input, List<Match> matches) {
    Set<DatabaseStatement> tied = Collections.newSetFromMap(new IdentityHashMap<>());
    // of records that are candidates only where the matcher abstained: how many statements' each
    Map<DatabaseStatement, Integer> doubtful = new IdentityHashMap<>();
    for (Match match : matches) {
      if (match.abstained()) {
        match.chosen().forEach(one -> doubtful.merge(one.database(), 1, Integer::sum));
        match.others().forEach(one -> doubtful.merge(one.database(), 1, Integer::sum));
      } else {
        match.chosen().forEach(one -> tied.add(one.database()));
      }
    }
    SentTexts sent = new SentTexts(input.proxy());
    ConnectionTies ties =
        new ConnectionTies(input.database(), tied, sent, config.proxyAddresses());
    List<Explained> explained = new ArrayList<>();
    for (DatabaseStatement done : input.database()) {
      if (!tied.contains(done)) {
        explained.add(explain(done, ties, sent, doubtful.getOrDefault(done, 0)));
      }
    }
    return explained;
  }

  private Explained explain(
      DatabaseStatement done, ConnectionTies ties, SentTexts sent, int statements) {
    boolean monitor = done.user() != null && config.monitorUsers().contains(done.user());
    if (ties.isFromElsewhere(done)) {
      return new Explained(
          done,
          Explanation.DIRECT,
          monitor
              ? "the monitor's user, but from an address that no proxy uses"
              : "from an address that no proxy uses");
    }
    if (monitor) {
      return new Explained(done, Explanation.PROXY_MONITOR, "the user of the proxies' monitor");
    }
    if (ties.isLocal(done)) {
      return new Explained(
          done,
          Explanation.DIRECT,
          "the log names no address, as it does of proxies; user or statements are not theirs");
    }
    if (statements > 0) {
      return new Explained(
          done,
          Explanation.UNKNOWN,
          "may be what became of a proxy's statement, too doubtful to say; statements in question: "
              + statements);
    }
    boolean serves = ties.servesProxy(done);
    if (!serves && !ties.isFromProxy(done)) {
      return new Explained(
          done,
          Explanation.UNKNOWN,
          "no statement of a proxy is tied to this connection, nor is its address known for a "
              + "proxy's");
    }
    return onProxysConnection(done, serves, sent.has(done));
  }

  private static Explained onProxysConnection(
      DatabaseStatement done, boolean serves, boolean isSent) {
    if (done.activity() == ProxyStatement.Activity.PREPARE && isSent) {
      return new Explained(
          done,
          Explanation.PROXY_OWN,
          "a statement that clients prepared, prepared anew on a proxy's connection");
    }
    if (done.ownWords() && !isSent) {
      return new Explained(
          done,
          Explanation.PROXY_OWN,
          "on a proxy's connection, and such as proxies say on their own");
    }
    if (serves && isSent) {
      return new Explained(
          done,
          Explanation.LOST,
          "on a connection that a proxy uses, and such as it sends; its line is lost, or a rule "
              + "keeps it out of the log");
    }
    return new Explained(
        done,
        Explanation.UNKNOWN,
        serves
            ? "on a connection that a proxy uses, but no line of a proxy tells of such a "
                + "statement: a rule may keep it out of the log"
            : "from a proxy's address, but no line of a proxy tells of this connection: it may "
                + "have been handed to one client unread");
  }
}
