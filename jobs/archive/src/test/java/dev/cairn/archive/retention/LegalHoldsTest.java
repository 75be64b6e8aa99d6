package dev.cairn.archive.retention;

import static dev.cairn.archive.retention.RetainedArchive.START;
import static dev.cairn.archive.retention.RetainedArchive.hold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.LegalHold;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LegalHoldsTest {

  private static final Duration DAYS_31 = Duration.ofDays(31);

  @Test
  void placedHoldIsOnTheStoreInTheLedgerAndOutlivesTheRetention() throws IOException {
    RetainedArchive archive = new RetainedArchive(true);
    ArchiveFile file = archive.add(30);

    HoldOutcome outcome =
        archive.holds().place(hold("Smith", Set.of("network.flow"), List.of(file.path())));

    assertThat(outcome.files()).isEqualTo(1);
    assertThat(outcome.recorded()).isTrue();
    assertThat(archive.store.protection(file.blob()).legalHold()).isTrue();
    archive.clock.advance(DAYS_31);
    archive.apply(archive.plan(30));
    assertThat(archive.isThere(file)).isTrue();
    assertThat(archive.plan(30).held()).hasSize(1);
    assertThat(archive.verify().faults()).isEmpty();
  }

  @Test
  void candidatesAreBySourceAndTime() throws IOException {
    RetainedArchive archive = new RetainedArchive(true);
    ArchiveFile flow = archive.add("network.flow", START, 30);
    ArchiveFile audit = archive.add("mysql.audit", START, 30);
    ArchiveFile nextDay = archive.add("network.flow", START.plus(Duration.ofDays(1)), 30);

    LegalHolds holds = archive.holds();

    assertThat(holds.candidates(hold("C", Set.of(), List.of())))
        .containsExactlyInAnyOrder(flow, audit, nextDay);
    assertThat(holds.candidates(hold("C", Set.of("network.flow"), List.of())))
        .containsExactlyInAnyOrder(flow, nextDay);
    assertThat(
            holds.candidates(
                new LegalHold(
                    "C", "b", "w", Set.of(), Optional.of(START.plus(Duration.ofHours(12))),
                    Optional.empty(), Optional.empty(), List.of())))
        .containsExactly(nextDay);
  }

  @Test
  void filesThatCameWhileFilesWereChosenAreHeldBySourceAndTime() throws IOException {
    RetainedArchive archive = new RetainedArchive(true);
    ArchiveFile without = archive.add(30);
    ArchiveFile with = archive.add(30);
    LegalHolds holds = archive.holds();
    ArchiveFile meanwhile = archive.add(30);
    ArchiveFile other = archive.add("mysql.audit", START, 30);

    holds.place(hold("Smith", Set.of("network.flow"), List.of(with.path())));

    assertThat(archive.holds().active())
        .singleElement()
        .satisfies(
            placed ->
                assertThat(placed.terms().paths())
                    .containsExactly(with.path(), meanwhile.path())
                    .doesNotContain(without.path(), other.path()));
    assertThat(archive.verify().faults()).isEmpty();
  }

  @Test
  void fileThatComesLaterIsDueAndPutUnderTheHoldByApply() throws IOException {
    RetainedArchive archive = new RetainedArchive(true);
    archive.holds().place(hold("Smith", Set.of("network.flow"), List.of()));
    ArchiveFile later = archive.add(30);
    archive.add("mysql.audit", START, 30);

    RetentionPlan plan = archive.plan(30);
    assertThat(plan.holds()).extracting(h -> h.file().file().path()).containsExactly(later.path());
    assertThat(archive.apply(plan).held()).isEqualTo(1);

    assertThat(archive.store.protection(later.blob()).legalHold()).isTrue();
    assertThat(archive.plan(30).holds()).isEmpty();
    assertThat(archive.verify().faults()).isEmpty();
  }

  @Test
  void releaseNeedsTwoDifferentPeopleIfThePolicySaysSo() throws IOException {
    RetainedArchive archive = new RetainedArchive(true);
    ArchiveFile file = archive.add(30);
    archive.holds().place(hold("Smith", Set.of(), List.of(file.path())));

    assertThatThrownBy(() -> release(archive, "Smith", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two people");
    assertThatThrownBy(() -> release(archive, "Smith", Optional.of("C. COUNSEL ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same");
    assertThat(archive.store.protection(file.blob()).legalHold()).isTrue();

    release(archive, "Smith", Optional.of("P. Partner"));

    assertThat(archive.store.protection(file.blob()).legalHold()).isFalse();
    assertThat(archive.holds().active()).isEmpty();
    assertThat(archive.verify().faults()).isEmpty();
  }

  @Test
  void fileStaysHeldWhileAnotherCaseHoldsIt() throws IOException {
    RetainedArchive archive = new RetainedArchive(true);
    ArchiveFile both = archive.add(30);
    ArchiveFile one = archive.add(30);
    archive.holds().place(hold("Smith", Set.of(), List.of(both.path(), one.path())));
    archive.holds().place(hold("Jones", Set.of(), List.of(both.path())));

    HoldOutcome outcome = release(archive, "Smith", Optional.of("P. Partner"));

    assertThat(outcome.files()).isEqualTo(2);
    assertThat(outcome.stillHeld()).isEqualTo(1);
    assertThat(archive.store.protection(both.blob()).legalHold()).isTrue();
    assertThat(archive.store.protection(one.blob()).legalHold()).isFalse();
    assertThat(archive.verify().faults()).isEmpty();
  }

  @Test
  void placingKilledAtAnyChangeAndRepeatedIsWhole() throws IOException {
    int moments = 0;
    for (boolean after : new boolean[] {false, true}) {
      boolean killed = true;
      for (int change = 1; killed; change++) {
        RetainedArchive archive = new RetainedArchive(true);
        ArchiveFile without = archive.add(30);
        ArchiveFile with = archive.add(30);
        ArchiveFile more = archive.add(30);
        LegalHold terms = hold("Smith", Set.of(), List.of(with.path(), more.path()));
        DyingStore dying = new DyingStore(archive.again(), change, after);
        LegalHolds holds = archive.holds(dying);
        ArchiveFile meanwhile = archive.add(30);

        killed = false;
        try {
          holds.place(terms);
        } catch (DyingStore.Killed e) {
          killed = true;
          moments++;
          // chosen again: the file that came meanwhile has rows of the user
          archive
              .holds()
              .place(
                  hold(
                      "Smith",
                      Set.of(),
                      List.of(with.path(), more.path(), meanwhile.path())));
        }

        assertThat(archive.holds().active())
            .singleElement()
            .satisfies(
                placed ->
                    assertThat(placed.terms().paths())
                        .containsExactly(with.path(), more.path(), meanwhile.path()));
        assertThat(archive.store.protection(without.blob()).legalHold()).isFalse();
        assertThat(archive.verify().faults()).as("change %d", change).isEmpty();
      }
    }
    assertThat(moments).isGreaterThanOrEqualTo(8);
  }

  @Test
  void releaseKilledAtAnyChangeAndRepeatedIsWhole() throws IOException {
    int moments = 0;
    for (boolean after : new boolean[] {false, true}) {
      boolean killed = true;
      for (int change = 1; killed; change++) {
        RetainedArchive archive = new RetainedArchive(true);
        ArchiveFile one = archive.add(30);
        ArchiveFile two = archive.add(30);
        archive.holds().place(hold("Smith", Set.of(), List.of(one.path(), two.path())));
        DyingStore dying = new DyingStore(archive.again(), change, after);

        killed = false;
        try {
          archive.holds(dying).release(
              "Smith", "C. Counsel", "settled", Optional.of("P. Partner"), HoldRelease.TWO_PEOPLE);
        } catch (DyingStore.Killed e) {
          killed = true;
          moments++;
          release(archive, "Smith", Optional.of("P. Partner"));
        }

        assertThat(archive.holds().active()).isEmpty();
        assertThat(archive.store.protection(one.blob()).legalHold()).isFalse();
        assertThat(archive.store.protection(two.blob()).legalHold()).isFalse();
        assertThat(archive.verify().faults()).as("change %d", change).isEmpty();
      }
    }
    assertThat(moments).isGreaterThanOrEqualTo(6);
  }

  @Test
  void caseThatNeverWasCannotBeReleased() throws IOException {
    RetainedArchive archive = new RetainedArchive(true);
    archive.holds().place(hold("Smith", Set.of(), List.of()));

    assertThatThrownBy(() -> release(archive, "Smyth", Optional.of("P. Partner")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no legal hold of case 'Smyth'. Active: Smith");
  }

  @Test
  void sameCaseMayBePlacedForMoreAndIsReleasedAsOne() throws IOException {
    RetainedArchive archive = new RetainedArchive(true);
    ArchiveFile flow = archive.add("network.flow", START, 30);
    ArchiveFile audit = archive.add("mysql.audit", START, 30);
    archive.holds().place(hold("Smith", Set.of("network.flow"), List.of(flow.path())));
    archive.holds().place(hold("Smith", Set.of("mysql.audit"), List.of(audit.path())));

    assertThat(archive.holds().active()).hasSize(2);
    release(archive, "Smith", Optional.of("P. Partner"));

    assertThat(archive.holds().active()).isEmpty();
    assertThat(archive.store.protection(audit.blob()).legalHold()).isFalse();
  }

  private static HoldOutcome release(
      RetainedArchive archive, String caseId, Optional<String> second) throws IOException {
    return archive
        .holds()
        .release(caseId, "C. Counsel", "settled", second, HoldRelease.TWO_PEOPLE);
  }
}
