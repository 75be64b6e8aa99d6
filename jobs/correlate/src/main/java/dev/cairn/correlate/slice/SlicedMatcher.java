package dev.cairn.correlate.slice;

import dev.cairn.correlate.match.Candidate;
import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.ExplanationConfig;
import dev.cairn.correlate.match.Match;
import dev.cairn.correlate.match.MatchInput;
import dev.cairn.correlate.match.ProxyStatement;
import dev.cairn.correlate.match.Sighting;
import dev.cairn.correlate.match.StatementMatcher;
import dev.cairn.schemas.SliceCandidate;
import dev.cairn.schemas.SliceOutcome;
import dev.cairn.schemas.SliceStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Matches slice by slice, as a stream processor does, with all in memory: for tests, and to measure
 * what the cutting costs.
 */
public final class SlicedMatcher implements StatementMatcher {

  private final Slices slices;
  private final SliceMatching matching;
  private final double threshold;

  /**
   * Cuts what Cairn's own matcher would see whole.
   *
   * @param threshold confidence below which to abstain
   */
  public SlicedMatcher(SliceConfig config, double threshold) {
    this.slices = new Slices(config);
    this.matching = SliceMatching.of(slices, threshold, ExplanationConfig.DEFAULT);
    this.threshold = threshold;
  }

  @Override
  public List<Match> match(MatchInput input) {
    TreeMap<Long, List<SliceStatement>> bySlice = new TreeMap<>();
    Map<String, DatabaseStatement> records = new HashMap<>();
    for (DatabaseStatement record : input.database()) {
      records.put(record.eventId(), record);
      put(bySlice, kept(record));
    }
    for (ProxyStatement statement : input.proxy()) {
      put(bySlice, kept(statement));
    }
    Map<String, List<SliceOutcome>> said = new HashMap<>();
    bySlice.forEach(
        (slice, statements) ->
            matching.decide(slice, statements, sightings(input, slice)).outcomes().stream()
                .flatMap(session -> session.getOutcomes().stream())
                .forEach(
                    outcome ->
                        said.computeIfAbsent(outcome.getEventId(), id -> new ArrayList<>())
                            .add(outcome)));
    return input.proxy().stream()
        .map(one -> match(one, Combination.of(said.get(one.eventId()), threshold), records))
        .toList();
  }

  private void put(TreeMap<Long, List<SliceStatement>> bySlice, SliceStatement statement) {
    for (long slice : slices.of(statement)) {
      bySlice.computeIfAbsent(slice, any -> new ArrayList<>()).add(statement);
    }
  }

  private List<Sighting> sightings(MatchInput input, long slice) {
    return input.sightings().stream()
        .filter(one -> LongStream.of(slices.of(one)).anyMatch(own -> own == slice))
        .toList();
  }

  private static Match match(
      ProxyStatement statement, SliceOutcome outcome, Map<String, DatabaseStatement> records) {
    List<Candidate> chosen = new ArrayList<>();
    List<Candidate> others = new ArrayList<>();
    for (SliceCandidate record : outcome.getCandidates()) {
      (record.getChosen() ? chosen : others)
          .add(
              new Candidate(
                  records.get(record.getEventId()),
                  record.getConfidence(),
                  record.getEvidence()));
    }
    return new Match(statement, chosen, others, outcome.getAbstained());
  }

  private static SliceStatement kept(ProxyStatement from) {
    SliceStatement kept = new SliceStatement();
    kept.setDatabase(false);
    kept.setEventId(from.eventId());
    kept.setSession(from.session());
    kept.setServer(from.server());
    kept.setUser(from.user());
    kept.setDatabaseName(from.schema());
    kept.setExact(from.text().exact());
    kept.setDigest(from.text().digest());
    kept.setHead(from.text().head());
    kept.setTag(from.text().tag());
    kept.setActivity(from.activity().ordinal());
    kept.setKind(from.kind());
    kept.setStart(from.startMicros());
    kept.setEnd(from.endMicros());
    kept.setOffset(from.order());
    kept.setParts(SliceParts.kept(from.parts()));
    return kept;
  }

  private static SliceStatement kept(DatabaseStatement from) {
    SliceStatement kept = new SliceStatement();
    kept.setParts(List.of());
    kept.setDatabase(true);
    kept.setEventId(from.eventId());
    kept.setReporter(from.server());
    kept.setServer(from.server());
    kept.setConnection(from.connection());
    kept.setUser(from.user());
    kept.setDatabaseName(from.schema());
    kept.setExact(from.text().exact());
    kept.setDigest(from.text().digest());
    kept.setHead(from.text().head());
    kept.setTag(from.text().tag());
    kept.setActivity(from.activity().ordinal());
    kept.setKind(from.kind());
    kept.setStart(from.timeMicros());
    kept.setEnd(from.timeMicros() + from.precisionMicros());
    kept.setOffset(from.order());
    kept.setErrorCode(from.errorCode());
    kept.setClientIp(from.clientIp());
    kept.setOwnWords(from.ownWords());
    return kept;
  }
}
