package dev.cairn.correlate.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.correlate.match.Sighting;
import dev.cairn.schemas.AnchorState;
import dev.cairn.schemas.AuditEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SightingFinderTest {

  private static final long SECOND = 1_000_000;
  private static final String PROXY = Said.PROXY_IP;

  private final SightingFinder finder = new SightingFinder(AnchorConfig.DEFAULT);
  private final AnchorState state = SightingFinder.open(Said.SERVER);

  @Test
  void anErrorNamesTheConnectionOfAClientsStatement() {
    List<Sighting> found = finder.see(state, Said.error(1146, 17, 5 * SECOND));

    assertThat(found)
        .containsExactly(
            Sighting.ofClient(
                "client|10.0.1.4|", "app", 0xabL, 17, Said.at(5 * SECOND + 500_000), 625_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {1047, 1053, 1290, 2006, 2013})
  void anErrorAfterWhichTheProxyTriesAgainSaysNothing(int number) {
    assertThat(finder.see(state, Said.error(number, 17, 5 * SECOND))).isEmpty();
  }

  @Test
  void aPollThatNamesTheConnectionNeedsNothingElse() {
    AuditEvent poll = Said.poll(7, 5001, 5 * SECOND);
    poll.setConnectionId(17L);

    assertThat(finder.see(state, poll))
        .containsExactly(
            Sighting.of(
                "client|10.0.1.4|40000|7|proxy-1", 0xabL, 17, Said.at(5 * SECOND - 125_000),
                125_000));
    assertThat(SightingFinder.isEmpty(state)).isTrue();
  }

  @Test
  void aPollOfASessionThatRunsNothingSaysNothing() {
    AuditEvent poll = Said.poll(7, 5001, 5 * SECOND);
    poll.setSqlText(null);
    poll.setSqlDigest(null);
    see(poll);

    assertThat(finder.passed(state, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void aLoginThatNamesThePortTiesIt() {
    AuditEvent login = Said.login(17, PROXY, SECOND, false);
    login.setClientPort(5001);
    see(login, Said.poll(7, 5001, 5 * SECOND));

    assertThat(connections(finder.passed(state, Long.MAX_VALUE))).containsExactly(17L);
  }

  @Test
  void aFlowThatBeginsWithTheOnlyLoginIsIt() {
    see(
        Said.flow(5001, "open", 2 * SECOND),
        Said.login(17, PROXY, 2 * SECOND + 4_000, false),
        Said.poll(7, 5001, 5 * SECOND));

    assertThat(finder.passed(state, Said.at(4 * SECOND))).isEmpty();
    assertThat(connections(finder.passed(state, Said.at(6 * SECOND)))).containsExactly(17L);
    assertThat(state.getPolls()).isEmpty();
  }

  @Test
  void ofTwoLoginsAtOnceNeitherIsCertain() {
    see(
        Said.flow(5001, "open", 2 * SECOND),
        Said.login(17, PROXY, 2 * SECOND + 4_000, false),
        Said.login(18, PROXY, 2 * SECOND + 9_000, false),
        Said.poll(7, 5001, 5 * SECOND));

    assertThat(connections(finder.passed(state, Long.MAX_VALUE)))
        .containsExactly(Sighting.UNKNOWN);
  }

  @Test
  void loginsOfOthersAreNotMeant() {
    see(
        Said.flow(5001, "open", 2 * SECOND),
        Said.login(17, PROXY, 2 * SECOND + 4_000, false),
        Said.login(18, "10.9.9.9", 2 * SECOND + 9_000, false),
        Said.login(19, null, 2 * SECOND + 9_000, false),
        Said.poll(7, 5001, 5 * SECOND));

    assertThat(connections(finder.passed(state, Long.MAX_VALUE))).containsExactly(17L);
  }

  @Test
  void flowsAndLoginsOfABurstBelongTogetherInOrderIfNoIdIsMissing() {
    burst(17, 18, 19);

    assertThat(connections(finder.passed(state, Long.MAX_VALUE))).containsExactly(17L, 18L, 19L);
  }

  @Test
  void aMissingIdMayBeOneOfABurstsLogins() {
    burst(17, 18, 20);

    assertThat(connections(finder.passed(state, Long.MAX_VALUE)))
        .containsExactly(Sighting.UNKNOWN, Sighting.UNKNOWN, Sighting.UNKNOWN);
  }

  @Test
  void anIdOfAnotherClientIsNotMissing() {
    see(Said.login(19, "10.9.9.9", 2 * SECOND + 15_000, false));
    burst(17, 18, 20);

    assertThat(connections(finder.passed(state, Long.MAX_VALUE))).containsExactly(17L, 18L, 20L);
  }

  @Test
  void aPortIsAnotherConnectionWhenItIsUsedAgain() {
    see(
        Said.flow(5001, "open", 2 * SECOND),
        Said.login(17, PROXY, 2 * SECOND, true),
        Said.flow(5001, "close", 10 * SECOND),
        Said.logout(17, PROXY, 10 * SECOND, true),
        Said.flow(5001, "open", 30 * SECOND),
        Said.login(40, PROXY, 30 * SECOND, true),
        Said.poll(7, 5001, 5 * SECOND),
        Said.poll(8, 5001, 20 * SECOND),
        Said.poll(9, 5001, 31 * SECOND));

    assertThat(connections(finder.passed(state, Long.MAX_VALUE)))
        .containsExactly(17L, Sighting.UNKNOWN, 40L);
  }

  @Test
  void aConnectionThatEndedAtOnceIsNotOneThatGoesOn() {
    // the short one's flow is in the log by its end alone
    see(
        Said.flow(5001, "open", 2 * SECOND),
        Said.login(16, PROXY, 2 * SECOND, true),
        Said.logout(16, PROXY, 2 * SECOND + 2_000, true),
        Said.login(17, PROXY, 2 * SECOND + 5_000, true),
        Said.poll(7, 5001, 5 * SECOND));

    assertThat(connections(finder.passed(state, Long.MAX_VALUE))).containsExactly(17L);
  }

  @Test
  void idsThatBeginAgainEndWhatHadThem() {
    see(
        Said.flow(5001, "open", 2 * SECOND),
        Said.login(17, PROXY, 2 * SECOND, true),
        Said.login(17, PROXY, 60 * SECOND, true),
        Said.poll(7, 5001, 65 * SECOND));
    List<Sighting> found = new ArrayList<>(finder.passed(state, Said.at(59 * SECOND)));
    found.addAll(finder.passed(state, Long.MAX_VALUE));

    assertThat(connections(found)).containsExactly(Sighting.UNKNOWN);
  }

  @Test
  void whatIsOverIsForgotten() {
    for (int i = 0; i < 50; i++) {
      see(
          Said.flow(5000 + i, "open", i * 20 * SECOND),
          Said.login(100 + i, PROXY, i * 20 * SECOND, true),
          Said.flow(5000 + i, "close", (i * 20 + 10) * SECOND),
          Said.logout(100 + i, PROXY, (i * 20 + 10) * SECOND, true));
      finder.passed(state, Said.at((i * 20 + 15) * SECOND));

      assertThat(state.getPorts().size()).isLessThanOrEqualTo(1);
      assertThat(state.getLogons().size()).isLessThanOrEqualTo(2);
    }
    see(Said.flow(6000, "open", 2_000 * SECOND));
    Duration idle = AnchorConfig.DEFAULT.idleEnd().plusHours(1);
    finder.passed(state, Said.at(2_000 * SECOND + idle.toSeconds() * SECOND));

    assertThat(SightingFinder.isEmpty(state)).isTrue();
  }

  @Test
  void noMoreIsKeptThanAllowed() {
    SightingFinder small =
        new SightingFinder(
            new AnchorConfig(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofHours(1), 3));
    for (int i = 0; i < 10; i++) {
      small.see(state, Said.flow(5000 + i, "open", i * SECOND));
      small.see(state, Said.login(i, PROXY, i * SECOND, true));
      small.see(state, Said.poll(i, 5000 + i, i * SECOND));
    }

    assertThat(state.getPorts()).hasSize(3);
    assertThat(state.getLogons()).hasSize(3);
    assertThat(state.getPolls()).extracting(poll -> poll.getPort()).containsExactly(
        5007, 5008, 5009);
  }

  private void burst(long... connections) {
    for (int i = 0; i < connections.length; i++) {
      see(
          Said.flow(5001 + i, "open", 2 * SECOND + i * 10_000),
          Said.login(connections[i], PROXY, 2 * SECOND + i * 10_000, false),
          Said.poll(7 + i, 5001 + i, 5 * SECOND + i));
    }
  }

  private void see(AuditEvent... events) {
    for (AuditEvent event : events) {
      assertThat(finder.see(state, event)).isEmpty();
    }
  }

  private static List<Long> connections(List<Sighting> sightings) {
    return sightings.stream().map(Sighting::connection).toList();
  }
}
