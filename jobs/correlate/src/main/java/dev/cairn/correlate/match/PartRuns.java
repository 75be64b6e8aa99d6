package dev.cairn.correlate.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts the answers for the statements of one text together: they ran on one connection, in their
 * order, with nothing between. So a record that stands right beside the record of the statement's
 * neighbour is nearly as sure as that; and what ran on another connection was not theirs.
 */
final class PartRuns {

  // the lines of one of the statements may be lost, and a stranger of the same text follow
  private static final double FOLLOWS = 0.995;
  private static final long SLACK_MICROS = 1_000_000;

  private final double threshold;
  // by record, its neighbours on the connection
  private final Map<DatabaseStatement, DatabaseStatement> previous = new IdentityHashMap<>();
  private final Map<DatabaseStatement, DatabaseStatement> next = new IdentityHashMap<>();
  private final Set<DatabaseStatement> chosen =
      Collections.newSetFromMap(new IdentityHashMap<>());

  PartRuns(List<DatabaseStatement> database, List<Match> matches, double threshold) {
    this.threshold = threshold;
    List<DatabaseStatement> inOrder = new ArrayList<>(database);
    inOrder.sort(
        Comparator.comparingLong(DatabaseStatement::order)
            .thenComparing(DatabaseStatement::eventId));
    Map<Long, DatabaseStatement> last = new HashMap<>();
    for (DatabaseStatement done : inOrder) {
      DatabaseStatement before = last.put(done.connection(), done);
      if (before != null) {
        previous.put(done, before);
        next.put(before, done);
      }
    }
    for (Match match : matches) {
      match.chosen().forEach(one -> chosen.add(one.database()));
    }
  }

  /** One answer of those for the text's statements. */
  Match together(ProxyStatement sent, List<Match> matches) {
    Candidate[] its = new Candidate[matches.size()];
    List<Candidate> others = new ArrayList<>();
    for (int k = 0; k < its.length; k++) {
      its[k] = matches.get(k).chosen().isEmpty() ? null : matches.get(k).chosen().get(0);
      others.addAll(matches.get(k).others());
    }
    long connection = connection(its);
    long last = Long.MIN_VALUE;
    for (int k = 0; k < its.length; k++) {
      DatabaseStatement done = its[k] == null ? null : its[k].database();
      if (done != null && (done.connection() != connection || done.order() < last)) {
        others.add(its[k]);
        chosen.remove(done);
        its[k] = null;
      } else if (done != null) {
        last = done.order();
      }
    }
    for (int k = 1; k < its.length; k++) {
      its[k] = beside(sent, matches.get(k).proxy(), its[k - 1], next, its[k]);
    }
    for (int k = its.length - 2; k >= 0; k--) {
      its[k] = beside(sent, matches.get(k).proxy(), its[k + 1], previous, its[k]);
    }
    return answer(sent, its, others);
  }

  /** Where most of it ran, by confidence. */
  private static long connection(Candidate[] its) {
    Map<Long, Double> sure = new TreeMap<>();
    for (Candidate one : its) {
      if (one != null) {
        sure.merge(one.database().connection(), one.confidence(), Double::sum);
      }
    }
    return sure.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(-1L);
  }

  /** What a statement became, as seen from the record of its neighbour. */
  private Candidate beside(
      ProxyStatement sent,
      ProxyStatement piece,
      Candidate neighbour,
      Map<DatabaseStatement, DatabaseStatement> side,
      Candidate own) {
    DatabaseStatement done = neighbour == null ? null : side.get(neighbour.database());
    if (done == null) {
      return own;
    }
    double confidence = FOLLOWS * neighbour.confidence();
    if (own != null) {
      return own.database() == done && own.confidence() < confidence
          ? new Candidate(done, confidence, own.evidence())
          : own;
    }
    long apart = Math.abs(done.timeMicros() - neighbour.database().timeMicros());
    boolean fits =
        KnownTexts.fits(piece.text(), done.text())
            && apart <= sent.endMicros() - sent.startMicros() + SLACK_MICROS;
    return fits && chosen.add(done) ? new Candidate(done, confidence, "same text") : null;
  }

  private Match answer(ProxyStatement sent, Candidate[] its, List<Candidate> others) {
    List<Candidate> sure = new ArrayList<>();
    List<Candidate> doubtful = new ArrayList<>();
    for (int k = 0; k < its.length; k++) {
      if (its[k] != null) {
        Candidate one = told(its[k], k, its);
        (one.confidence() >= threshold ? sure : doubtful).add(one);
      }
    }
    boolean abstained = sure.isEmpty();
    if (!abstained) {
      others.addAll(doubtful);
    }
    List<Candidate> chosenOnes = abstained ? doubtful : sure;
    Map<DatabaseStatement, Candidate> rest = new IdentityHashMap<>();
    others.forEach(
        one -> rest.merge(one.database(), one, (a, b) -> a.confidence() < b.confidence() ? b : a));
    chosenOnes.forEach(one -> rest.remove(one.database()));
    List<Candidate> likeliest = new ArrayList<>(rest.values());
    likeliest.sort(
        Comparator.comparingDouble(Candidate::confidence)
            .reversed()
            .thenComparing(one -> one.database().eventId()));
    return new Match(sent, chosenOnes, likeliest, abstained);
  }

  private Candidate told(Candidate one, int number, Candidate[] its) {
    boolean follows =
        number > 0
                && its[number - 1] != null
                && next.get(its[number - 1].database()) == one.database()
            || number + 1 < its.length
                && its[number + 1] != null
                && previous.get(its[number + 1].database()) == one.database();
    String evidence =
        "statement %d of %d in the text, ".formatted(number + 1, its.length)
            + (follows ? "right beside the record of its neighbour, " : "")
            + one.evidence();
    return new Candidate(one.database(), one.confidence(), evidence);
  }
}
