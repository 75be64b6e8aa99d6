package dev.cairn.correlate.match;

import java.util.List;

/**
 * The answer for one statement of a proxy.
 *
 * @param proxy the statement; not null
 * @param chosen the records that it became, in the order in which the server ran them: several for
 *     a text of several statements; empty if there is none that could be it
 * @param others what else it may be, likeliest first
 * @param abstained whether the chosen ones are too doubtful to be called the answer
 */
public record Match(
    ProxyStatement proxy, List<Candidate> chosen, List<Candidate> others, boolean abstained) {

  /** Takes copies. */
  public Match {
    chosen = List.copyOf(chosen);
    others = List.copyOf(others);
  }
}
