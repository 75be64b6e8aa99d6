package dev.cairn.correlate.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.schemas.Session;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is sealed rests on the evidence and not on its order. */
class InterleavingPropertyTest {

  @Property(tries = 100)
  void sealedSessionsAreTheSameHoweverTheSourcesInterleave(
      @ForAll long story,
      @ForAll long one,
      @ForAll long other,
      @ForAll @IntRange(min = 1, max = 40) int stays,
      @ForAll @IntRange(min = 1, max = 50) int every) {
    History history = Stories.of(story, stays);

    Map<String, Session> first =
        History.last(history.tell(Stories.CONFIG, one, history.size() + 1, 0, Set.of()));
    Map<String, Session> second =
        History.last(history.tell(Stories.CONFIG, other, every, 0, Set.of()));

    assertThat(first.values()).extracting(Session::getState).containsOnly("sealed");
    assertThat(second).isEqualTo(first);
  }

  @Property(tries = 100)
  void sealedSessionsAreTheSameHoweverFlowRecordsOvertakeOneAnother(
      @ForAll long story,
      @ForAll long one,
      @ForAll long other,
      @ForAll @IntRange(min = 1, max = 40) int stays) {
    assertThat(History.last(Stories.of(story, one, stays).tell(Stories.CONFIG, 1, 7, 0, Set.of())))
        .isEqualTo(
            History.last(Stories.of(story, other, stays).tell(Stories.CONFIG, 2, 7, 0, Set.of())));
  }

  /** Once, the last flow of a port was given to the next session's proxy only if that spoke first. */
  @Example
  void aFlowBeforeTheConnectionsBeginIsOfNobodyElse() {
    sealsAlike(431, 14, 0, 0, 1);
  }

  /** Once, a session that began later took the name of a flow whose end was not yet put to it. */
  @Example
  void aFlowThatEndedIsNotContinuedByALaterSession() {
    sealsAlike(1695461850272727706L, 9, 2, 2, 35);
  }

  /** Once, a lost log of logins made an old session the owner of its port's later flows. */
  @Example
  void aSessionWithoutALoginEndsWhereItsProxyHasAnotherOnTheSamePort() {
    sealsAlike(-2304273827055022633L, 15, 2, 3, 9);
  }

  /** Once, records that waited for earlier ones decided the seal. */
  @Example
  void whatRestsOnRecordsThatWaitIsNotSealed() {
    sealsAlike(5033958399092797640L, 16, 3, 0, 13);
  }

  @Example
  void versionsBeforeTheSealRestOnWhatCountsThen() {
    sealsAlikeHoweverFlowsAreDelayed(1496, 7, 4, 0);
  }

  /** Once, a session had a flow whose connection was there minutes before its login. */
  @Example
  void aConnectionIsNotOlderThanItsLoginAllows() {
    sealsAlikeHoweverFlowsAreDelayed(8694, 32, 0, 4);
  }

  private static void sealsAlike(long story, int stays, long one, long other, int every) {
    History history = Stories.of(story, stays);

    assertThat(History.last(history.tell(Stories.CONFIG, other, every, 0, Set.of())))
        .isEqualTo(
            History.last(history.tell(Stories.CONFIG, one, history.size() + 1, 0, Set.of())));
  }

  private static void sealsAlikeHoweverFlowsAreDelayed(
      long story, int stays, long one, long other) {
    assertThat(
            History.last(
                Stories.of(story, one, stays).tell(Stories.CONFIG, 1, 7, 0, Set.of())))
        .isEqualTo(
            History.last(
                Stories.of(story, other, stays).tell(Stories.CONFIG, 2, 7, 0, Set.of())));
  }

  /** Once, a flow's end was seen only where the next flow of its port had come before the seal. */
  @Example
  void aPortThatIsUsedAgainAfterTheSealEndsNothing() {
    History history = Stories.of(8984624, 0, 6);

    assertThat(History.last(history.tell(Stories.CONFIG, 1, 7, 0, Set.of())))
        .isEqualTo(History.last(history.tell(Stories.CONFIG, 2, 7, 0, Set.of())));
  }

  @Property(tries = 60)
  void whatIsDeliveredAgainChangesNothing(
      @ForAll long story,
      @ForAll long order,
      @ForAll @IntRange(min = 1, max = 40) int stays,
      @ForAll @IntRange(min = 1, max = 90) int again) {
    History history = Stories.of(story, stays);

    assertThat(History.last(history.tell(Stories.CONFIG, order, 10, again, Set.of())))
        .isEqualTo(History.last(history.tell(Stories.CONFIG, order, 10, 0, Set.of())));
  }

  @Property(tries = 60)
  void versionsGrowAndEndWithTheSeal(
      @ForAll long story,
      @ForAll long order,
      @ForAll @IntRange(min = 1, max = 40) int stays,
      @ForAll @IntRange(min = 1, max = 20) int every) {
    List<Session> versions =
        Stories.of(story, stays).tell(Stories.CONFIG, order, every, 0, Set.of());

    Map<String, Long> last = new HashMap<>();
    Set<String> sealed = new HashSet<>();
    for (Session version : versions) {
      String id = version.getSessionId();
      assertThat(version.getVersion()).isGreaterThan(last.getOrDefault(id, 0L));
      assertThat(sealed).as("evidence after the seal").doesNotContain(id);
      last.put(id, version.getVersion());
      if (version.getState().equals("sealed")) {
        sealed.add(id);
      }
    }
    assertThat(sealed).isEqualTo(last.keySet());
  }

  @Property(tries = 50)
  void aSilentSourceIsNamedAndStopsNobody(
      @ForAll long story, @ForAll long order, @ForAll @IntRange(min = 1, max = 20) int stays) {
    List<Session> versions =
        Stories.of(story, stays)
            .tell(Stories.CONFIG, order, 7, 0, Set.of(SessionConfig.FLOW));

    assertThat(History.last(versions).values())
        .allSatisfy(session -> assertThat(session.getState()).isEqualTo("sealed"))
        .filteredOn(session -> session.getKind().equals("client"))
        .allSatisfy(
            session -> {
              assertThat(session.getHopsMissing()).contains("network");
              assertThat(session.getSourcesSilent()).contains(SessionConfig.FLOW);
            });
  }
}
