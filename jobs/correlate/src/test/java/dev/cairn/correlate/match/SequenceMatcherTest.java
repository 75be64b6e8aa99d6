package dev.cairn.correlate.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.match.ProxyStatement.Activity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Small stories, amid enough ordinary traffic to learn from. */
class SequenceMatcherTest {

  private static final long SECOND = 1_000_000;
  private static final long SKEW = 37_000;
  private static final String UPDATE = "UPDATE stock SET n = n - 1";

  private final SequenceMatcher matcher = new SequenceMatcher(MatcherConfig.DEFAULT);
  private final List<ProxyStatement> proxy = new ArrayList<>();
  private final List<DatabaseStatement> database = new ArrayList<>();
  private final List<Sighting> sightings = new ArrayList<>();

  @Test
  void tiesTextsThatOccurOnceAcrossClocksThatDiffer() {
    ordinaryTraffic(200);

    List<Match> matches = match();

    assertThat(matches).noneMatch(Match::abstained);
    assertThat(matches).allMatch(match -> right(match) && confidence(match) > 0.99);
  }

  @Test
  void tellsEqualStatementsApartByTime() {
    ordinaryTraffic(200);
    for (int i = 0; i < 20; i++) {
      both("same" + i, "SELECT NOW()", "s" + i, i % 4, 300_000 + i * 40_000L);
    }

    assertThat(match()).allMatch(match -> right(match) && !match.abstained());
  }

  @Test
  void abstainsWhereNothingTellsEqualStatementsApart() {
    ordinaryTraffic(200);
    both("one", UPDATE, "x", 101, 500_000);
    both("two", UPDATE, "y", 102, 500_000);

    assertThat(match("one").abstained()).isTrue();
    assertThat(match("one").others()).hasSize(1);
    assertThat(confidence(match("one"))).isBetween(0.4, 0.6);
  }

  @Test
  void aSightingTellsEqualStatementsApart() {
    ordinaryTraffic(200);
    both("one", UPDATE, "x", 101, 500_000);
    both("two", UPDATE, "y", 102, 500_000);
    sightings.add(Sighting.of("y", 0, 102, 500_600, 1_000));

    assertThat(match()).allMatch(match -> right(match) && !match.abstained());
    assertThat(match("two").chosen().get(0).evidence()).contains("names the connection");
  }

  @Test
  void aTransactionTiesEqualStatementsToItsConnection() {
    ordinaryTraffic(200);
    transaction("a", 101, 500_000);
    transaction("b", 102, 500_000);

    assertThat(match("a2").chosen().get(0).database().connection()).isEqualTo(101);
    assertThat(match("b2").chosen().get(0).database().connection()).isEqualTo(102);
    assertThat(match("a2").abstained()).isFalse();
  }

  @Test
  void aRecordThatWasLostIsNotReplacedByAnother() {
    ordinaryTraffic(200);
    for (int i = 0; i < 20; i++) {
      both("same" + i, "SELECT NOW()", "s" + i, i % 4, 300_000 + i * 40_000L);
    }
    database.removeIf(done -> done.eventId().equals("d-same7"));

    List<Match> matches = match();

    assertThat(match("same7").abstained()).isTrue();
    assertThat(matches).filteredOn(match -> !match.abstained()).allMatch(this::right);
    assertThat(match("same8").abstained()).isFalse();
  }

  @Test
  void tiesPreparedStatementsByDigest() {
    ordinaryTraffic(200);
    String digest = "00000000000000ab" + "0".repeat(16);
    proxy.add(sent("e", "s1", StatementText.of("SELECT ?", digest, false), 600_000,
        Activity.EXECUTE));
    database.add(done("e", StatementText.of("SELECT 7", digest, false), 3, 600_400));

    assertThat(match("e").chosen().get(0).database().eventId()).isEqualTo("d-e");
    assertThat(match("e").chosen().get(0).evidence()).startsWith("prepared statement");
  }

  @Test
  void tiesTextsThatTheServerCut() {
    ordinaryTraffic(200);
    String text = "SELECT " + "a, ".repeat(600) + "1";
    proxy.add(sent("cut", "s1", StatementText.of(text, "ff".repeat(16), false), 600_000,
        Activity.QUERY));
    database.add(
        done("cut", StatementText.of(text.substring(0, 1_024), null, true), 3, 600_400));

    assertThat(match("cut").chosen().get(0).database().eventId()).isEqualTo("d-cut");
  }

  @Test
  void knowsTheOrderOfALogWhoseStampsAreCoarse() {
    ordinaryTraffic(400);
    for (int i = 0; i < 40; i++) {
      both("same" + i, "SELECT NOW()", "s" + i, i % 4, 300_000 + i * 20_000L);
    }
    database.sort((one, other) -> Long.compare(one.timeMicros(), other.timeMicros()));
    for (int d = 0; d < database.size(); d++) {
      DatabaseStatement fine = database.get(d);
      database.set(
          d,
          new DatabaseStatement(
              fine.eventId(), fine.server(), fine.connection(), fine.user(), fine.schema(),
              fine.text(), fine.activity(), fine.kind(), fine.timeMicros() / SECOND * SECOND,
              SECOND, d, 0, null, false));
    }

    List<Match> answered = match().stream().filter(match -> !match.abstained()).toList();

    assertThat(answered).allMatch(this::right);
    assertThat(answered.size()).isGreaterThan(400);
  }

  @Test
  void theOrderOfTheInputDoesNotMatterAndNoRecordIsChosenTwice() {
    ordinaryTraffic(100);
    for (int i = 0; i < 30; i++) {
      both("same" + i, "SELECT NOW()", "s" + i % 5, i % 4, 300_000 + i * 900L);
    }
    List<Match> matches = match();
    Set<Match> before = new HashSet<>(matches);
    Collections.shuffle(proxy, new Random(1));
    Collections.shuffle(database, new Random(2));

    assertThat(new HashSet<>(match())).isEqualTo(before);
    assertThat(
            matches.stream()
                .flatMap(match -> match.chosen().stream())
                .map(candidate -> candidate.database().eventId()))
        .doesNotHaveDuplicates();
  }

  @Test
  void answersNothingWhereThereIsNothing() {
    assertThat(match()).isEmpty();
    proxy.add(
        sent("p", "s", StatementText.of("SELECT 1", null, false), 5, Activity.QUERY));
    assertThat(match("p").chosen()).isEmpty();
    assertThat(match("p").abstained()).isTrue();
  }

  private void ordinaryTraffic(int statements) {
    for (int i = 0; i < statements; i++) {
      both("o" + i, "SELECT " + i, "s" + i % 7, i % 5, 10_000 + i * 7_000L);
    }
  }

  private void transaction(String session, int connection, long at) {
    String[] texts = {"BEGIN", "SELECT '" + session + "'", UPDATE, "COMMIT"};
    String[] kinds = {"begin", "select", "update", "commit"};
    for (int i = 0; i < texts.length; i++) {
      StatementText text = StatementText.of(texts[i], null, false);
      long start = at + i * 3_000L;
      String id = session + i;
      proxy.add(
          new ProxyStatement(
              "p-" + id, session, "db:3306", "app", "shop", text, Activity.QUERY, kinds[i], start,
              start + 1_000, proxy.size()));
      database.add(done(id, text, connection, start + 300));
    }
  }

  private void both(String id, String sql, String session, int connection, long start) {
    StatementText text = StatementText.of(sql, null, false);
    proxy.add(sent(id, session, text, start, Activity.QUERY));
    database.add(done(id, text, connection, start + 200 + id.hashCode() % 100));
  }

  private ProxyStatement sent(
      String id, String session, StatementText text, long start, Activity activity) {
    return new ProxyStatement(
        "p-" + id, session, "db:3306", "app", "shop", text, activity, "select", start,
        start + 1_000, proxy.size());
  }

  private DatabaseStatement done(String id, StatementText text, int connection, long at) {
    return new DatabaseStatement(
        "d-" + id, "db:3306", connection, "app", "shop", text, Activity.QUERY, "select",
        at + SKEW, 1, at, 0, null, false);
  }

  private List<Match> match() {
    return matcher.match(new MatchInput(proxy, database, sightings));
  }

  private Match match(String id) {
    return match().stream()
        .collect(Collectors.toMap(match -> match.proxy().eventId(), match -> match))
        .get("p-" + id);
  }

  private boolean right(Match match) {
    return match.chosen().size() == 1
        && match.chosen().get(0).database().eventId().substring(2)
            .equals(match.proxy().eventId().substring(2));
  }

  private static double confidence(Match match) {
    return match.chosen().get(0).confidence();
  }
}
