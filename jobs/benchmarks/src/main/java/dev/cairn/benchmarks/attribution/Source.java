package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.Explanation;
import java.util.Set;

/** What a record of the database really is, and what may be said of it. */
enum Source {
  /** What became of a statement of which the proxy's line is in the input: if not tied. */
  CLIENT("client's, line there", Explanation.UNKNOWN),
  /** The same, and the line is lost. */
  LINE_LOST("client's, line lost", Explanation.LOST),
  /** A client's, through a proxy that logged no line: {@code fast_forward}, a rule. */
  UNLOGGED("client's, never logged", Explanation.UNKNOWN, Explanation.LOST),
  /** A proxy's own. */
  PROXY_OWN("proxy's own", Explanation.PROXY_OWN),
  /** A proxy's monitor. */
  MONITOR("monitor's", Explanation.PROXY_MONITOR),
  /** Past every proxy. */
  DIRECT("past every proxy", Explanation.DIRECT);

  private final String title;
  private final Set<Explanation> right;

  Source(String title, Explanation... right) {
    this.title = title;
    this.right = Set.of(right);
  }

  String title() {
    return title;
  }

  /** Whether this may be said of it. */
  boolean isRight(Explanation explanation) {
    return right.contains(explanation);
  }
}
