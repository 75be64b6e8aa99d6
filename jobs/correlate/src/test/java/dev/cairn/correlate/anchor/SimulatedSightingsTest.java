package dev.cairn.correlate.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.match.Candidate;
import dev.cairn.correlate.match.Match;
import dev.cairn.correlate.match.MatcherConfig;
import dev.cairn.correlate.match.SequenceMatcher;
import dev.cairn.testkit.simulator.ServerKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What sightings do for the matcher, where one line in twenty is lost. */
class SimulatedSightingsTest {

  private final SequenceMatcher matcher = new SequenceMatcher(MatcherConfig.DEFAULT);

  @ParameterizedTest
  @EnumSource(
      value = ServerKind.class,
      names = {"MARIADB", "MYSQL_GENERAL_LOG"})
  void moreIsAnsweredAndWhatIsSaidToBeKnownIsRight(ServerKind kind) {
    SimulatedPath path = SimulatedPath.of(kind, Duration.ofMillis(20), 0.05, 1);

    List<Match> with = matcher.match(path.input(true));
    List<Match> without = matcher.match(path.input(false));

    List<Match> seen = with.stream().filter(SimulatedSightingsTest::isSeen).toList();
    List<Match> known = with.stream().filter(match -> confidence(match) == 1).toList();
    // where stamps are whole seconds, most ports' connections can only be inferred
    assertThat(known).hasSizeGreaterThan(kind == ServerKind.MARIADB ? 20 : 100);
    assertThat(answered(path, known, false)).isZero();
    assertThat(answered(path, with, true)).isGreaterThan(answered(path, without, true));
    assertThat(answered(path, seen, false)).isLessThanOrEqualTo(seen.size() / 100);
  }

  private static long answered(SimulatedPath path, List<Match> matches, boolean right) {
    return matches.stream()
        .filter(match -> !match.abstained() && isRight(path, match) == right)
        .count();
  }

  private static boolean isRight(SimulatedPath path, Match match) {
    Set<String> records = path.truth.get(match.proxy().eventId());
    return records.contains(match.chosen().get(0).database().eventId());
  }

  private static boolean isSeen(Match match) {
    return match.chosen().stream()
        .map(Candidate::evidence)
        .anyMatch(words -> words.contains("names the connection"));
  }

  private static double confidence(Match match) {
    return match.chosen().isEmpty() ? 0 : match.chosen().get(0).confidence();
  }
}
