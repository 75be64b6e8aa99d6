package dev.cairn.benchmarks.attribution;

import dev.cairn.correlate.match.DatabaseStatement;
import dev.cairn.correlate.match.ProxyStatement;
import dev.cairn.correlate.match.StatementText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Finds each statement's {@link Trait}. */
final class Traits {

  // beyond the stamps' own precision: what the reporters' clocks and queues may differ by
  private static final long SAME_TIME_MICROS = 50_000;

  private final Map<String, DatabaseStatement> records = new HashMap<>();
  // exact text -> when it was run -> by which session
  private final Map<Long, NavigableMap<Long, String>> runs = new HashMap<>();
  private final long window;
  private final Case judged;

  private Traits(Case judged) {
    this.judged = judged;
    for (DatabaseStatement record : judged.input().database()) {
      records.put(record.eventId(), record);
    }
    for (ProxyStatement statement : judged.input().proxy()) {
      if (statement.text().exact() != 0) {
        runs.computeIfAbsent(statement.text().exact(), text -> new TreeMap<>())
            .merge(statement.endMicros(), statement.session(), (a, b) -> a.equals(b) ? a : "");
      }
    }
    window =
        SAME_TIME_MICROS
            + judged.input().database().stream()
                .mapToLong(DatabaseStatement::precisionMicros)
                .max()
                .orElse(1);
  }

  /** Of each statement that is judged, by its event id. */
  static Map<String, Trait> of(Case judged) {
    Traits traits = new Traits(judged);
    Map<String, Trait> found = new HashMap<>();
    for (ProxyStatement statement : judged.input().proxy()) {
      Set<String> its = judged.truth().get(statement.eventId());
      if (its != null) {
        found.put(statement.eventId(), traits.of(statement, its));
      }
    }
    return found;
  }

  private Trait of(ProxyStatement statement, Set<String> its) {
    if (its.isEmpty()) {
      return Trait.NO_RECORD;
    }
    if (statement.activity() == ProxyStatement.Activity.EXECUTE) {
      return Trait.EXECUTE;
    }
    if (its.size() > 1) {
      return Trait.SEVERAL_RECORDS;
    }
    StatementText here = statement.text();
    StatementText there = records.get(List.copyOf(its).get(0)).text();
    if (there.exact() == 0 && there.digest() == 0) {
      return Trait.CUT;
    }
    if (here.exact() == 0 || there.exact() == 0) {
      return Trait.NOT_EXACT;
    }
    if (here.exact() != there.exact()) {
      return Trait.TEXTS_DIFFER;
    }
    return runs
            .get(here.exact())
            .subMap(
                statement.startMicros() - window, true, statement.endMicros() + window, true)
            .values()
            .stream()
            .allMatch(statement.session()::equals)
        ? Trait.ONLY_ONE
        : Trait.SAME_TEXT;
  }
}
