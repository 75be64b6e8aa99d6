package dev.cairn.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.chain.LedgerEntry.Kind;
import dev.cairn.archive.chain.Manifest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionExecutorTest {

  private static final Duration DAYS_31 = Duration.ofDays(31);

  @Test
  void extensionIsOnTheStoreAndInTheLedger() throws IOException {
    RetainedArchive archive = new RetainedArchive(true);
    ArchiveFile file = archive.add(30);

    RetentionOutcome outcome = archive.apply(archive.plan(60));

    Instant until = Instant.parse("2027-01-22T00:00:00Z");
    assertThat(outcome.extended()).isEqualTo(1);
    assertThat(archive.store.protection(file.blob()).retention().orElseThrow().until())
        .isEqualTo(until);
    assertThat(archive.chain().retention(file.path()).orElseThrow().until()).isEqualTo(until);
    assertThat(ledger(archive))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.kind()).isEqualTo(Kind.RETENTION_EXTENDED);
              assertThat(entry.term("by")).isEqualTo("A. Auditor");
              assertThat(entry.term("rule")).isEqualTo("network.flow/2");
              assertThat(entry.term("mode")).isEqualTo("unlocked");
            });
    assertThat(archive.verify().faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void disposalIsApprovedThenDoneThenRecordedAndCompletenessStaysGood(boolean worm)
      throws IOException {
    RetainedArchive archive = new RetainedArchive(worm);
    ArchiveFile old = archive.add(30);
    archive.clock.advance(DAYS_31);
    ArchiveFile young = archive.add(30);

    RetentionOutcome outcome = archive.apply(archive.plan(30));

    assertThat(outcome.disposed()).isEqualTo(1);
    assertThat(outcome.refusals()).isEmpty();
    assertThat(archive.isThere(old)).isFalse();
    assertThat(archive.isThere(young)).isTrue();
    assertThat(ledger(archive)).extracting(LedgerEntry::kind)
        .containsExactly(Kind.DISPOSAL_APPROVED, Kind.DISPOSED);
    assertThat(ledger(archive).get(1).term("approval"))
        .isEqualTo(Long.toString(outcome.approvals().get(0)));
    assertThat(archive.verify().faults()).isEmpty();
    assertThat(archive.plan(30).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void killedAtAnyChangeAndRunAgainItEndsTheSame(boolean worm) throws IOException {
    int moments = 0;
    for (boolean after : new boolean[] {false, true}) {
      for (int change = 1; killedAndRunAgain(worm, change, after); change++) {
        moments++;
      }
    }
    // two extensions, a hold, two deletions, and four manifests: before each, and after
    assertThat(moments).isEqualTo(worm ? 18 : 14);
  }

  /** Returns whether the run was killed at all. */
  private boolean killedAndRunAgain(boolean worm, int change, boolean after) throws IOException {
    RetainedArchive archive = new RetainedArchive(worm);
    ArchiveFile first = archive.add(30);
    ArchiveFile second = archive.add(30);
    archive.clock.advance(Duration.ofDays(20));
    archive.holds().place(RetainedArchive.hold("Smith", Set.of("mysql.audit"), List.of()));
    ArchiveFile extended = archive.add(30);
    archive.clock.advance(Duration.ofDays(20));
    archive.holds().place(RetainedArchive.hold("Jones", Set.of(), List.of()));
    ArchiveFile later = archive.add(30);

    boolean killed = false;
    DyingStore dying = new DyingStore(archive.again(), change, after);
    try {
      archive.apply(dying, archive.plan(35));
    } catch (DyingStore.Killed e) {
      killed = true;
      archive.apply(archive.plan(35));
    }

    assertThat(archive.plan(35).isEmpty()).as("change %d after=%s", change, after).isTrue();
    assertThat(archive.verify().faults()).as("change %d after=%s", change, after).isEmpty();
    assertThat(archive.isThere(extended)).isTrue();
    assertThat(archive.holds().active())
        .filteredOn(hold -> hold.terms().caseId().equals("Jones"))
        .singleElement()
        .satisfies(hold -> assertThat(hold.terms().paths()).contains(later.path()));
    assertThat(archive.isThere(first)).isFalse();
    assertThat(archive.isThere(second)).isFalse();
    return killed;
  }

  @Test
  void disposalKilledAtAnyChangeIsOneApprovalAndOneWholeCertificate() throws IOException {
    for (boolean after : new boolean[] {false, true}) {
      for (int change = 1; change <= 5; change++) {
        RetainedArchive archive = new RetainedArchive(true);
        archive.add(30);
        archive.add(30);
        archive.add(30);
        archive.clock.advance(DAYS_31);
        RetentionPlan plan = archive.plan(30);
        DyingStore dying = new DyingStore(archive.again(), change, after);

        assertThatThrownBy(() -> archive.apply(dying, plan))
            .isInstanceOf(DyingStore.Killed.class);
        archive.apply(archive.plan(30));

        List<Manifest> manifests = archive.chain().manifests();
        assertThat(Certificates.sequences(manifests)).hasSize(1);
        DispositionCertificate certificate =
            Certificates.of(manifests, Certificates.sequences(manifests).get(0));
        assertThat(certificate.isComplete()).isTrue();
        assertThat(certificate.files()).hasSize(3);
        assertThat(archive.verify().faults()).isEmpty();
      }
    }
  }

  @Test
  void storeThatRefusesIsAFindingAndStopsNothingElse() throws IOException {
    RetainedArchive archive = new RetainedArchive(true);
    ArchiveFile kept = archive.add(30);
    ArchiveFile old = archive.add(30);
    archive.clock.advance(DAYS_31);
    RetentionPlan plan = archive.plan(30);
    archive.store.hold(kept.blob(), true); // by the portal, past the ledger

    RetentionOutcome outcome = archive.apply(plan);

    assertThat(outcome.disposed()).isEqualTo(1);
    assertThat(outcome.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.path()).isEqualTo(kept.path());
              assertThat(refusal.reason()).isNotBlank();
            });
    assertThat(archive.isThere(kept)).isTrue();
    assertThat(archive.isThere(old)).isFalse();
  }

  @Test
  void holdPlacedAfterThePlanStopsIt() throws IOException {
    RetainedArchive archive = new RetainedArchive(false);
    ArchiveFile old = archive.add(30);
    archive.clock.advance(DAYS_31);
    RetentionPlan plan = archive.plan(30);
    archive.holds()
        .place(RetainedArchive.hold("Smith", Set.of("network.flow"), List.of(old.path())));

    assertThatThrownBy(() -> archive.apply(plan)).isInstanceOf(LedgerMovedException.class);

    assertThat(archive.isThere(old)).isTrue();
    assertThat(archive.plan(30).held()).hasSize(1);
    assertThat(archive.verify().faults()).isEmpty();
  }

  @Test
  void filesArchivedAfterThePlanDoNotStopIt() throws IOException {
    RetainedArchive archive = new RetainedArchive(true);
    ArchiveFile old = archive.add(30);
    archive.clock.advance(DAYS_31);
    RetentionPlan plan = archive.plan(30);
    archive.add(30);

    archive.apply(plan);

    assertThat(archive.isThere(old)).isFalse();
    assertThat(archive.verify().faults()).isEmpty();
  }

  @Test
  void approverThatTheLedgerCannotNameIsRefusedBeforeAnythingIsDone() throws IOException {
    RetainedArchive archive = new RetainedArchive(true);
    archive.add(30);
    RetentionPlan plan = archive.plan(60);

    assertThatThrownBy(
            () ->
                new RetentionExecutor(archive.store, archive.chain(), archive.clock, n -> {})
                    .apply(plan, "A \"quoted\" name"))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(archive.plan(60).extensions()).hasSize(1);
    assertThat(ledger(archive)).isEmpty();
  }

  private static List<LedgerEntry> ledger(RetainedArchive archive) throws IOException {
    List<LedgerEntry> entries = new ArrayList<>();
    for (Manifest manifest : Chain.open(archive.again()).manifests()) {
      entries.addAll(manifest.ledger());
    }
    return entries;
  }
}
