package dev.cairn.benchmarks.attribution.baseline;

import dev.cairn.correlate.match.Candidate;
import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.Match;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.ProxyStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers without doubt: baselines have no confidence to state. */
final class Answers {

  private final Map<ProxyStatement, DatabaseStatement> chosen = new HashMap<>();
  private final String evidence;

  Answers(String evidence) {
    this.evidence = evidence;
  }

  void put(ProxyStatement statement, DatabaseStatement record) {
    chosen.put(statement, record);
  }

  /** One match for each statement, in the order of the input. */
  List<Match> of(MatchInput input) {
    return input.proxy().stream().map(this::match).toList();
  }

  private Match match(ProxyStatement statement) {
    DatabaseStatement record = chosen.get(statement);
    List<Candidate> its =
        record == null ? List.of() : List.of(new Candidate(record, 1, evidence));
    return new Match(statement, its, List.of(), false);
  }
}
