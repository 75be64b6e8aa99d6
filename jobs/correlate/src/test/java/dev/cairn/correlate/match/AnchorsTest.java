package dev.cairn.correlate.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.match.ProxyStatement.Activity;
import org.junit.jupiter.api.Test;

/** What is known for certain, and what only seems so. */
class AnchorsTest {

  private static final String UPDATE = "UPDATE stock SET n = n - 1";
  private static final long AT = 500_000;

  private final Story story = new Story();

  @Test
  void whatIsInferredIsNeverCertain() {
    assertThat(story.confidence("o17")).isBetween(0.99, 1 - 1e-9);
  }

  @Test
  void aSightingOfTheOnlyCandidateMakesItCertain() {
    story.sightings.add(Sighting.of("s3", 0, 17 % 5, 10_000 + 17 * 7_000 + 500, 900));

    assertThat(story.confidence("o17")).isEqualTo(1);
    assertThat(story.confidence("o18")).isLessThan(1);
  }

  @Test
  void aSightingThatCanMeanSeveralStatementsSaysNothing() {
    twins();
    story.sightings.add(Sighting.of(null, Story.digest(UPDATE), 102, AT + 600, 1_000));

    assertThat(story.match("one").abstained()).isTrue();
    assertThat(story.match("two").abstained()).isTrue();
  }

  @Test
  void userAndClientTellWhichStatementASightingMeans() {
    story.both("one", UPDATE, "client|10.0.0.1|4000|1|p", 101, AT);
    story.both("two", UPDATE, "client|10.0.0.2|4000|2|p", 102, AT);
    story.sightings.add(
        Sighting.ofClient(
            "client|10.0.0.2|", "app", Story.digest(UPDATE), 102, AT + 600, 500_000));

    assertThat(story.chosen("one")).isEqualTo("one");
    assertThat(story.chosen("two")).isEqualTo("two");
    assertThat(story.match("two").abstained()).isFalse();
  }

  @Test
  void aSightingThatNoRecordBearsOutIsNotBelieved() {
    twins();
    // on connection 4 nothing of the kind ever ran
    story.sightings.add(Sighting.of("x", Story.digest(UPDATE), 4, AT + 600, 1_000));

    assertThat(story.confidence("one")).isBetween(0.4, 0.6);
    assertThat(story.confidence("o17")).isGreaterThan(0.99);
  }

  @Test
  void sightingsThatContradictEachOtherSayNothing() {
    twins();
    story.sightings.add(Sighting.of("x", Story.digest(UPDATE), 101, AT + 600, 1_000));
    story.sightings.add(Sighting.of("x", Story.digest(UPDATE), 102, AT + 600, 1_000));

    assertThat(story.confidence("one")).isBetween(0.4, 0.6);
  }

  @Test
  void aPortIsTheConnectionThatRanWhatWasSeenThere() {
    twins();
    // of session s0 on connection 0: the statements 0, 35, 70
    for (int i = 0; i < 3; i++) {
      story.sightings.add(
          Sighting.atPort("s0", 0, 4711, 10_000 + i * 35 * 7_000 + 500, 900));
    }
    story.both("three", UPDATE, "z", 0, AT);
    story.sightings.add(Sighting.atPort("z", Story.digest(UPDATE), 4711, AT + 600, 1_000));

    assertThat(story.chosen("three")).isEqualTo("three");
    assertThat(story.confidence("three")).isGreaterThan(0.99);
    assertThat(story.match("three").chosen().get(0).evidence()).contains("names the connection");
    assertThat(story.confidence("o0")).as("inferred").isBetween(0.99, 1 - 1e-9);
  }

  @Test
  void oneStatementDoesNotTellWhichConnectionAPortIs() {
    twins();
    story.sightings.add(Sighting.atPort("x", Story.digest(UPDATE), 4711, AT + 600, 1_000));

    assertThat(story.confidence("one")).isBetween(0.4, 0.6);
  }

  @Test
  void anIdInACommentTiesTextsThatDiffer() {
    String one = "/* trace=00-4bf92f35 */ SELECT ?";
    String two = "/* trace=00-4bf92f36 */ SELECT ?";
    executed("one", "x", 101, one);
    executed("two", "y", 102, two);

    assertThat(story.chosen("one")).isEqualTo("one");
    assertThat(story.chosen("two")).isEqualTo("two");
    assertThat(story.match("one").chosen().get(0).evidence()).contains("same id in a comment");
    assertThat(story.match("one").abstained()).isFalse();
  }

  @Test
  void aCommentThatOthersCarryTooTiesNothing() {
    String text = "/* app v2.1 */ SELECT ?";
    executed("one", "x", 101, text);
    executed("two", "y", 102, text);

    assertThat(story.confidence("one")).isBetween(0.4, 0.6);
  }

  private void twins() {
    story.both("one", UPDATE, "x", 101, AT);
    story.both("two", UPDATE, "y", 102, AT);
  }

  /** A prepared statement: one digest, other literals. */
  private void executed(String id, String session, int connection, String text) {
    String digest = "00000000000000ab" + "0".repeat(16);
    story.sent(id, StatementText.of(text, digest, false), session, AT, Activity.EXECUTE);
    story.ran(
        id, StatementText.of(text.replace("?", "'7'"), digest, false), connection, AT + 300);
  }
}
