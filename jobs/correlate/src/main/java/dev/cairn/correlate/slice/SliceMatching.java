package dev.cairn.correlate.slice;

import dev.cairn.correlate.match.Candidate;
import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.Explained;
import dev.cairn.correlate.match.ExplanationConfig;
import dev.cairn.correlate.match.Explanations;
import dev.cairn.correlate.match.Match;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.MatcherConfig;
import dev.cairn.correlate.match.ProxyStatement;
import dev.cairn.correlate.match.SequenceMatcher;
import dev.cairn.correlate.match.Sighting;
import dev.cairn.correlate.match.StatementMatcher;
import dev.cairn.schemas.ConnectionExplained;
import dev.cairn.schemas.SessionOutcomes;
import dev.cairn.schemas.SliceCandidate;
import dev.cairn.schemas.SliceOutcome;
import dev.cairn.schemas.SliceStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides one slice of one server. The same statements, in any order, give the same answer. What a
 * forwarder sent twice counts once, where that can be told.
 */
public final class SliceMatching {

  /** So many other candidates are told. */
  static final int MOST_OTHERS = 8;

  private final Slices slices;
  private final StatementMatcher matcher;
  private final StatementMatcher shuffled;
  private final Explanations explanations;

  /** Decides with these matchers, one for logs in order, one for logs that were shuffled. */
  public SliceMatching(
      Slices slices,
      StatementMatcher matcher,
      StatementMatcher shuffled,
      ExplanationConfig known) {
    this.slices = slices;
    this.matcher = matcher;
    this.shuffled = shuffled;
    this.explanations = new Explanations(known);
  }

  /** Decides with Cairn's own matcher, which abstains below the threshold. */
  public static SliceMatching of(Slices slices, double threshold, ExplanationConfig known) {
    return new SliceMatching(
        slices,
        new SequenceMatcher(new MatcherConfig(true, true, true, true, threshold)),
        new SequenceMatcher(new MatcherConfig(false, false, true, true, threshold)),
        known);
  }

  /**
   * Says what each statement of a proxy became, as far as this slice may say it.
   *
   * @param slice its number
   * @param statements all that stand in it, in any order
   * @param sightings what is known for certain, in any order; what is told twice counts once
   */
  public SliceAnswer decide(
      long slice, List<SliceStatement> statements, List<Sighting> sightings) {
    Map<String, SliceStatement> byId = new HashMap<>();
    List<ProxyStatement> proxy = new ArrayList<>();
    List<DatabaseStatement> database = new ArrayList<>();
    List<SliceStatement> order = new ArrayList<>(statements);
    StatementMatcher fitting = LogOrder.restore(order) ? matcher : shuffled;
    for (SliceStatement one : order) {
      byId.put(one.getEventId(), one);
      if (one.getDatabase()) {
        database.add(SliceStatements.server(one, database.size()));
      } else {
        proxy.add(SliceStatements.proxy(one, proxy.size()));
      }
    }
    Map<String, SessionOutcomes> outcomes = new TreeMap<>();
    Map<String, ConnectionExplained> served = new TreeMap<>();
    MatchInput input =
        new MatchInput(
            proxy,
            database,
            sightings.stream().distinct().sorted(SliceSightings.ORDER).toList());
    List<Match> matches = fitting.match(input);
    for (Match match : matches) {
      SliceStatement statement = byId.get(match.proxy().eventId());
      SliceOutcome outcome = outcome(slice, match, statement, byId, database.isEmpty());
      outcomes
          .computeIfAbsent(
              statement.getSession(),
              session -> new SessionOutcomes(session, statement.getServer(), new ArrayList<>()))
          .getOutcomes()
          .add(outcome);
      if (!outcome.getAbstained()) {
        outcome.getCandidates().stream()
            .filter(SliceCandidate::getChosen)
            .forEach(record -> serve(served, byId.get(record.getEventId()), statement));
      }
    }
    List<Explained> unsent =
        explanations.of(input, matches).stream()
            .filter(one -> slices.owns(slice, byId.get(one.database().eventId())))
            .toList();
    return new SliceAnswer(
        List.copyOf(outcomes.values()), List.copyOf(served.values()), unsent);
  }

  /** What is said of a statement that came when its slice had been decided. */
  public SliceOutcome late(SliceStatement statement) {
    return new SliceOutcome(
        statement.getEventId(),
        statement.getStart(),
        slices.of(statement).length,
        true,
        true,
        false,
        List.of());
  }

  private SliceOutcome outcome(
      long slice,
      Match match,
      SliceStatement statement,
      Map<String, SliceStatement> byId,
      boolean silent) {
    List<SliceCandidate> candidates = new ArrayList<>();
    boolean chosen = false;
    for (Candidate record : match.chosen()) {
      boolean own = slices.owns(slice, byId.get(record.database().eventId()));
      chosen |= own;
      candidates.add(candidate(record, own));
    }
    match.others().stream().limit(MOST_OTHERS).forEach(o -> candidates.add(candidate(o, false)));
    return new SliceOutcome(
        statement.getEventId(),
        statement.getStart(),
        slices.of(statement).length,
        match.abstained() || !chosen,
        false,
        silent,
        candidates);
  }

  private static SliceCandidate candidate(Candidate record, boolean chosen) {
    return new SliceCandidate(
        record.database().eventId(),
        record.database().connection(),
        chosen,
        record.confidence(),
        record.evidence());
  }

  private static void serve(
      Map<String, ConnectionExplained> served,
      SliceStatement record,
      SliceStatement statement) {
    served
        .computeIfAbsent(
            record.getConnection() + "|" + record.getReporter(),
            key ->
                new ConnectionExplained(
                    record.getReporter(), record.getConnection(), new ArrayList<>()))
        .getStarts()
        .add(statement.getStart());
  }
}
