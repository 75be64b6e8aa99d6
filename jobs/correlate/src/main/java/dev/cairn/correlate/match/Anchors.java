package dev.cairn.correlate.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Statements of which sightings say on which connection they ran.
 *
 * <p>A sighting counts if it can mean one statement alone. It can still mislead, where the line of
 * the statement that it was of is lost, and another takes its place: so it is not believed against
 * the records. Those of one connection are believed if the connection ran most of what was seen
 * there; a port is the connection that ran all but a few of the statements that were seen there,
 * if no other ran nearly as many.
 */
final class Anchors {

  /** What a sighting says, as a logarithm: about one in 400 misleads where lines are lost. */
  private static final double SEEN = 6;

  // share of a port's statements that its connection ran; the rest may have been lost
  private static final double MOST = 0.8;
  private static final int LEAD = 2;
  private static final int CONTRADICTED = -2;

  /** A statement, and the sighting that means it. */
  private record Seen(int statement, Sighting sighting) {}

  private final Problem problem;
  private final Edges edges;
  private final CommentTies comments;
  private final List<Seen> seen = new ArrayList<>();
  // the connection each statement ran on; NONE if nothing says so
  private final int[] connection;
  // whether a sighting names it; that of a port is only likely
  private final boolean[] named;

  /**
   * Looks what each sighting means.
   *
   * @param use false if neither sightings nor ids in comments are to count
   */
  Anchors(Problem problem, List<Sighting> sightings, Edges edges, boolean use) {
    this.problem = problem;
    this.edges = edges;
    comments = new CommentTies(problem, use);
    connection = new int[problem.proxy.length];
    Arrays.fill(connection, Problem.NONE);
    named = new boolean[problem.proxy.length];
    if (!use || sightings.isEmpty()) {
      return;
    }
    ByStart all = new ByStart(problem, IntStream.range(0, problem.proxy.length).toArray());
    for (Sighting sighting : sightings) {
      int meant = meant(sighting, all);
      if (meant != Problem.NONE) {
        seen.add(new Seen(meant, sighting));
      }
    }
    Votes votes = new Votes(problem, edges);
    believeConnections(votes);
    believePorts(votes);
  }

  /** Adds to each pair's weight what is known of it. */
  void weigh() {
    for (int e = 0; e < edges.count; e++) {
      int p = edges.proxy[e];
      int d = edges.database[e];
      edges.weight[e] += comments.weight(p, d);
      edges.weight[e] += isSeenOn(p, d) ? SEEN : isSeenElsewhere(p, d) ? -SEEN : 0;
    }
  }

  /** Whether a sighting is believed that says that the statement ran on the record's connection. */
  boolean isSeenOn(int p, int d) {
    return connection[p] == problem.connection[d];
  }

  /** Whether a sighting is believed that says that it ran on another. */
  boolean isSeenElsewhere(int p, int d) {
    return connection[p] >= 0 && connection[p] != problem.connection[d];
  }

  /** Whether the two carry an id that nothing else carries. */
  boolean isTagged(int p, int d) {
    return comments.isTied(p, d);
  }

  /**
   * Whether a pair is certain: said so by an id or by a sighting that names the connection, and
   * neither could be another's. A port's connection is inferred, and so never certain.
   */
  boolean isExact(int e) {
    int p = edges.proxy[e];
    int d = edges.database[e];
    return (isTagged(p, d) || named[p] && isSeenOn(p, d)) && edges.isSingle(e);
  }

  /** The only statement that a sighting can mean; NONE if there is none, or several. */
  private int meant(Sighting sighting, ByStart all) {
    int found = Problem.NONE;
    long from = sighting.micros() - sighting.toleranceMicros();
    long to = sighting.micros() + sighting.toleranceMicros();
    for (int p = all.firstAfter(to) - 1; p >= 0 && all.latestEnd(p) >= from; p--) {
      if (sighting.fits(problem.proxy[p])) {
        if (found != Problem.NONE) {
          return Problem.NONE;
        }
        found = p;
      }
    }
    return found;
  }

  private void believeConnections(Votes votes) {
    Map<Long, List<Seen>> byConnection = new HashMap<>();
    for (Seen one : seen) {
      long id = one.sighting.connection();
      if (id != Sighting.UNKNOWN) {
        byConnection.computeIfAbsent(id, any -> new ArrayList<>()).add(one);
      }
    }
    Map<Long, Integer> places = votes.connections();
    byConnection.forEach(
        (id, group) -> {
          int place = places.getOrDefault(id, Problem.NONE);
          int ran = 0;
          for (Seen one : group) {
            ran += votes.of(one.statement).contains(place) ? 1 : 0;
          }
          if (2 * ran > group.size()) {
            for (Seen one : group) {
              anchor(one.statement, place);
              named[one.statement] = true;
            }
          }
        });
  }

  private void believePorts(Votes votes) {
    Map<Long, Set<Integer>> byPort = new HashMap<>();
    for (Seen one : seen) {
      if (one.sighting.connection() == Sighting.UNKNOWN) {
        byPort.computeIfAbsent(one.sighting.port(), any -> new HashSet<>()).add(one.statement);
      }
    }
    Map<Integer, Long> portOf = new HashMap<>();
    byPort.forEach(
        (port, statements) -> {
          int place = votes.elected(statements, MOST, LEAD);
          if (place != Problem.NONE) {
            // a connection that two ports seem to be is neither
            portOf.merge(place, port, (one, other) -> null);
          }
        });
    portOf.forEach((place, port) -> byPort.get(port).forEach(p -> anchor(p, place)));
  }

  /** Two that contradict each other say nothing. */
  private void anchor(int p, int place) {
    connection[p] = connection[p] == Problem.NONE || connection[p] == place ? place : CONTRADICTED;
  }
}
