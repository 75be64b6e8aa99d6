package dev.cairn.benchmarks.attribution;

import dev.cairn.benchmarks.Table;
import dev.cairn.correlate.match.Explained;
import dev.cairn.correlate.match.Explanation;
import dev.cairn.correlate.match.ExplanationConfig;
import dev.cairn.correlate.match.Explanations;
import dev.cairn.correlate.match.Match;
import dev.cairn.correlate.match.StatementMatcher;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was said of the records that no statement is tied to, by what they are.
 *
 * @param name of the case and what was done to it
 * @param counts how often each was said; records of which truth says nothing are left out
 */
record ExplanationResult(String name, Map<Source, Map<Explanation, Integer>> counts) {

  /** Matches, explains, and compares with the truth. */
  static ExplanationResult of(
      String name, Case disturbed, Map<String, Source> sources, StatementMatcher matcher) {
    List<Match> matches = matcher.match(disturbed.input());
    Map<Source, Map<Explanation, Integer>> counts = new EnumMap<>(Source.class);
    for (Explained one :
        new Explanations(ExplanationConfig.DEFAULT).of(disturbed.input(), matches)) {
      Source source = sources.get(one.database().eventId());
      if (source != null) {
        counts
            .computeIfAbsent(source, any -> new EnumMap<>(Explanation.class))
            .merge(one.explanation(), 1, Integer::sum);
      }
    }
    return new ExplanationResult(name, counts);
  }

  int said(Source source, Explanation explanation) {
    return counts.getOrDefault(source, Map.of()).getOrDefault(explanation, 0);
  }

  int all(Source source) {
    return counts.getOrDefault(source, Map.of()).values().stream().mapToInt(n -> n).sum();
  }

  /** Share of a source's records of which the right thing was said; 1 if there is none. */
  double right(Source source) {
    int all = all(source);
    int right = 0;
    for (Explanation explanation : Explanation.values()) {
      right += source.isRight(explanation) ? said(source, explanation) : 0;
    }
    return all == 0 ? 1 : right / (double) all;
  }

  /** Share right of those of which a thing was said; 1 if it never was. */
  double precision(Explanation explanation) {
    int all = 0;
    int right = 0;
    for (Source source : counts.keySet()) {
      all += said(source, explanation);
      right += source.isRight(explanation) ? said(source, explanation) : 0;
    }
    return all == 0 ? 1 : right / (double) all;
  }

  /** A table: what records are, and what was said of them. */
  String report() {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(name, "records"));
    for (Explanation explanation : Explanation.values()) {
      head.add(explanation.code());
    }
    head.add("right");
    rows.add(head);
    for (Source source : counts.keySet()) {
      List<String> row = new ArrayList<>(List.of(source.title(), number(all(source))));
      for (Explanation explanation : Explanation.values()) {
        row.add(number(said(source, explanation)));
      }
      row.add(String.format(Locale.ROOT, "%.4f", right(source)));
      rows.add(row);
    }
    return Table.of(rows);
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
