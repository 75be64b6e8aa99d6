package dev.cairn.correlate.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.match.ProxyStatement.Activity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PartsTest {

  private static final long AT = 600_000;

  private final Story story = new Story();

  @Test
  void eachStatementOfATextIsTied() {
    sent("m", "BEGIN", "UPDATE t SET a=1", "COMMIT");
    ran("m0", "BEGIN", 3, 100);
    ran("m1", "UPDATE t SET a=1", 3, 200);
    ran("m2", "COMMIT", 3, 300);
    Match match = story.match("m");
    assertThat(match.abstained()).isFalse();
    assertThat(chosen(match)).containsExactly("d-m0", "d-m1", "d-m2");
    assertThat(match.proxy().eventId()).isEqualTo("p-m");
    assertThat(match.chosen().get(1).evidence())
        .startsWith("statement 2 of 3 in the text, right beside the record of its neighbour, same");
  }

  @Test
  void statementsLikeOthersAreTiedByTheirNeighbours() {
    // a COMMIT of another session on another connection at the same time
    sent("m", "UPDATE t SET a=1", "COMMIT");
    ran("m0", "UPDATE t SET a=1", 3, 200);
    ran("m1", "COMMIT", 3, 300);
    story.sent("other", Story.text("COMMIT"), "s2", AT, Activity.QUERY);
    ran("other", "COMMIT", 1, 300);
    assertThat(chosen(story.match("m"))).containsExactly("d-m0", "d-m1");
    assertThat(chosen(story.match("other"))).containsExactly("d-other");
  }

  @Test
  void aServerThatLogsTheWholeTextIsTiedToIt() {
    sent("m", "SELECT 'a'", "SELECT 'b'");
    ran("m", "SELECT 'a'; SELECT 'b'", 3, 200);
    assertThat(chosen(story.match("m"))).containsExactly("d-m");
    assertThat(story.match("m").chosen().get(0).evidence()).startsWith("same text");
  }

  @Test
  void whereTheServerCouldNotReadOnTheRestIsOneRecord() {
    sent("m", "SELECT 'a'", "SELEKT 'b'", "SELECT 'c'");
    ran("m0", "SELECT 'a'", 3, 200);
    ran("m1", "SELEKT 'b'; SELECT 'c'", 3, 300);
    assertThat(chosen(story.match("m"))).containsExactly("d-m0", "d-m1");
  }

  @Test
  void statementsThatNeverRanLeaveTheOthersTied() {
    sent("m", "SELECT 'a'", "SELECT 'b'", "SELECT 'c'");
    ran("m0", "SELECT 'a'", 3, 200);
    assertThat(chosen(story.match("m"))).containsExactly("d-m0");
  }

  @Test
  void whatRanOnAnotherConnectionIsNotItsOwn() {
    sent("m", "SELECT 'a'", "SELECT 'b'", "SELECT 'c'");
    ran("m0", "SELECT 'a'", 3, 200);
    ran("x", "SELECT 'b'", 4, 250);
    ran("m2", "SELECT 'c'", 3, 300);
    Match match = story.match("m");
    assertThat(chosen(match)).containsExactly("d-m0", "d-m2");
    assertThat(match.others()).extracting(one -> one.database().eventId()).containsExactly("d-x");
  }

  @Test
  void aLongTextsLaterStatementsAreFoundFarFromItsStart() {
    List<String> sql = List.of("SELECT SLEEP(9)", "SELECT 'b'");
    story.proxy.add(
        new ProxyStatement(
            "p-m", "s1", "db:3306", "app", "shop", Story.text(String.join("; ", sql)),
            Activity.QUERY, "select", AT, AT + 9_000_000, 1_000, parts(sql)));
    ran("m0", "SELECT SLEEP(9)", 9, 100);
    ran("m1", "SELECT 'b'", 9, 8_999_000);
    assertThat(chosen(story.match("m"))).containsExactly("d-m0", "d-m1");
  }

  @Test
  void aSightingOfTheTextNamesTheConnectionOfEachStatement() {
    sent("m", "SELECT 'a'", "SELECT 'b'");
    ran("x0", "SELECT 'a'", 1, 200);
    ran("x1", "SELECT 'b'", 1, 300);
    ran("m0", "SELECT 'a'", 3, 200);
    ran("m1", "SELECT 'b'", 3, 300);
    String text = "SELECT 'a'; SELECT 'b'";
    story.sightings.add(Sighting.of("s1", Story.digest(text), 3, AT + 500, 1_000));
    assertThat(chosen(story.match("m"))).containsExactly("d-m0", "d-m1");
  }

  @Test
  void partsOfTextsThatWereSentAreNoStrangers() {
    sent("m", "SELECT 'a'", "SELECT 'b'");
    assertThat(new SentTexts(story.proxy).has(record("SELECT 'b'"))).isTrue();
    assertThat(new SentTexts(story.proxy).has(record("SELECT 'c'"))).isFalse();
  }

  @Test
  void blanksAroundATextAndSemicolonsAtItsEndDoNotCount() {
    assertThat(StatementText.of("\n SELECT 1 ;; ", null, false))
        .isEqualTo(StatementText.of("SELECT 1", null, false));
    assertThat(StatementText.of("SELECT 1;2", null, false).exact())
        .isNotEqualTo(StatementText.of("SELECT 12", null, false).exact());
  }

  private void sent(String id, String... sql) {
    List<String> all = Arrays.asList(sql);
    story.sent(id, Story.text(String.join("; ", all)), "s1", AT, Activity.QUERY);
    int last = story.proxy.size() - 1;
    story.proxy.set(last, story.proxy.get(last).of(parts(all)));
  }

  private void ran(String id, String sql, int connection, long after) {
    story.ran(id, Story.text(sql), connection, AT + after);
  }

  private DatabaseStatement record(String sql) {
    ran("r", sql, 3, 0);
    return story.database.get(story.database.size() - 1);
  }

  private static List<StatementPart> parts(List<String> sql) {
    return IntStream.range(0, sql.size())
        .mapToObj(
            k ->
                new StatementPart(
                    Story.text(sql.get(k)),
                    "select",
                    StatementText.of(
                        String.join("; ", sql.subList(k, sql.size())), null, false)))
        .toList();
  }

  private static List<String> chosen(Match match) {
    return match.chosen().stream().map(one -> one.database().eventId()).toList();
  }
}
