package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.MatchInput;
import java.util.Map;
import java.util.Set;

/**
 * An input for matchers, and what is right.
 *
 * @param name such as {@code large_a/server-audit}
 * @param input what matchers see
 * @param truth for each statement of the proxy, by its event id, the event ids of the database's
 *     records of it that are in the input: empty if there is none, and any answer wrong. A
 *     statement that is absent here is not judged: what became of it is not known
 */
public record Case(String name, MatchInput input, Map<String, Set<String>> truth) {

  /** Takes a copy. */
  public Case {
    truth = Map.copyOf(truth);
  }

  /** The same under another name. */
  Case named(String other) {
    return new Case(other, input, truth);
  }
}
