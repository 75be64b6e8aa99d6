package dev.cairn.correlate.match;

import dev.cairn.correlate.match.ProxyStatement.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Statements and their records, amid enough ordinary traffic to learn from. */
final class Story {

  private static final long SKEW = 37_000;

  final List<ProxyStatement> proxy = new ArrayList<>();
  final List<DatabaseStatement> database = new ArrayList<>();
  final List<Sighting> sightings = new ArrayList<>();

  Story() {
    for (int i = 0; i < 200; i++) {
      both("o" + i, "SELECT " + i, "s" + i % 7, i % 5, 10_000 + i * 7_000L);
    }
  }

  /** A statement that runs for a millisecond, and its record. */
  void both(String id, String sql, String session, int connection, long start) {
    StatementText text = text(sql);
    sent(id, text, session, start, Activity.QUERY);
    ran(id, text, connection, start + 200 + Math.floorMod(id.hashCode(), 100));
  }

  void sent(String id, StatementText text, String session, long start, Activity activity) {
    proxy.add(
        new ProxyStatement(
            "p-" + id, session, "db:3306", "app", "shop", text, activity, "select", start,
            start + 1_000, proxy.size()));
  }

  void ran(String id, StatementText text, int connection, long at) {
    database.add(
        new DatabaseStatement(
            "d-" + id, "db:3306", connection, "app", "shop", text, Activity.QUERY, "select",
            at + SKEW, 1, at, 0, null, false));
  }

  /** With a digest that is the text's alone. */
  static StatementText text(String sql) {
    return StatementText.of(sql, String.format("%016x", digest(sql)) + "0".repeat(16), false);
  }

  static long digest(String sql) {
    return sql.hashCode() & 0xffffffffL | 1L << 40;
  }

  Match match(String id) {
    return new SequenceMatcher(MatcherConfig.DEFAULT)
        .match(new MatchInput(proxy, database, sightings)).stream()
            .collect(Collectors.toMap(match -> match.proxy().eventId(), match -> match))
            .get("p-" + id);
  }

  double confidence(String id) {
    return match(id).chosen().get(0).confidence();
  }

  /** The record chosen for a statement, by the statement's name. */
  String chosen(String id) {
    return match(id).chosen().get(0).database().eventId().substring(2);
  }
}
