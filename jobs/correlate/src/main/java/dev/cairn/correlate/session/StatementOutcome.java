package dev.cairn.correlate.session;

import dev.cairn.correlate.match.Candidate;
import dev.cairn.correlate.match.Match;
import java.util.List;

/**
 * What attribution found for one statement of a proxy. It is given once for each statement that
 * reached a server: a second one counts again.
 *
 * @param session the proxy session, as {@link SessionKeys#session} names it
 * @param micros when the statement began, by the proxy's clock
 * @param server host:port that the proxy names
 * @param reporter the server's name in its own audit events; null if it is not known: then its
 *     connections are not told that a proxy explains them
 * @param connections the connections that ran it; empty if no record was found
 * @param confidence in [0, 1]; 0 if no record was found
 * @param abstained whether it is too doubtful to be called the answer
 */
public record StatementOutcome(
    String session,
    long micros,
    String server,
    String reporter,
    List<Long> connections,
    double confidence,
    boolean abstained) {

  /**
   * Takes a copy.
   *
   * @throws IllegalArgumentException if the confidence is outside [0, 1]
   */
  public StatementOutcome {
    connections = List.copyOf(connections);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence is " + confidence + ": give 0 to 1");
    }
  }

  /**
   * The least confidence of a statement's parts is the statement's.
   *
   * @param reporter see above
   */
  public static StatementOutcome of(Match match, String reporter) {
    return new StatementOutcome(
        match.proxy().session(),
        match.proxy().startMicros(),
        match.proxy().server(),
        reporter,
        match.chosen().stream().map(chosen -> chosen.database().connection()).distinct().toList(),
        match.chosen().stream().mapToDouble(Candidate::confidence).min().orElse(0),
        match.abstained());
  }
}
