package dev.cairn.correlate.match;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Ties statements to the connections that a sighting names, where it can mean one alone. */
final class Anchors {

  /** As a logarithm: beyond what time and neighbours may say against it. */
  private static final double CERTAIN = 12;

  // the connection each statement ran on for certain; -1 if none is known
  private final long[] connection;
  private final ByStart all;
  private final Problem problem;

  Anchors(Problem problem, List<Sighting> sightings) {
    this.problem = problem;
    connection = new long[problem.proxy.length];
    all = new ByStart(problem, IntStream.range(0, problem.proxy.length).toArray());
    Arrays.fill(connection, Problem.NONE);
    for (Sighting sighting : sightings) {
      int meant = meant(sighting);
      if (meant >= 0) {
        connection[meant] = sighting.connection();
      }
    }
  }

  /** What a sighting says of a pair, as a logarithm; 0 if there is none. */
  double weight(int p, int d) {
    if (connection[p] == Problem.NONE) {
      return 0;
    }
    return connection[p] == problem.database[d].connection() ? CERTAIN : -CERTAIN;
  }

  boolean isAnchored(int p) {
    return connection[p] != Problem.NONE;
  }

  /** The only statement that a sighting can mean; -1 if there is none, or several. */
  private int meant(Sighting sighting) {
    int found = Problem.NONE;
    long from = sighting.micros() - sighting.toleranceMicros();
    long to = sighting.micros() + sighting.toleranceMicros();
    for (int p = all.firstAfter(to) - 1; p >= 0 && all.latestEnd(p) >= from; p--) {
      ProxyStatement sent = problem.proxy[p];
      boolean fits =
          sent.endMicros() >= from
              && (sighting.session() == null || sighting.session().equals(sent.session()))
              && (sighting.digest() == 0 || sighting.digest() == sent.text().digest());
      if (fits && found != Problem.NONE) {
        return Problem.NONE;
      }
      found = fits ? p : found;
    }
    return found;
  }
}
