package dev.cairn.archive.retention;

import static dev.cairn.archive.retention.PlanModel.NOW;
import static dev.cairn.archive.retention.PlanModel.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.retention.RetentionPlan.Refused.Reason;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.store.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionPlannerTest {

  private static final Instant COMMITTED = NOW.minus(Duration.ofDays(20));
  private static final Instant SOON = COMMITTED.plus(Duration.ofDays(30));
  private static final Instant PAST = NOW.minus(Duration.ofDays(1));
  private static final Period DAYS_30 = Period.ofDays(30);

  @Test
  void fileAsPromisedIsKept() {
    RetentionPlan plan = plan(DAYS_30, file(1, COMMITTED, SOON, "unlocked"));

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.kept())
        .containsExactly(new RetentionPlan.Kept("network.flow/1", 1, 10, SOON));
  }

  @Test
  void longerPolicyExtendsToTheEndOfADay() {
    RetentionPlan plan = plan(Period.ofDays(60), file(1, COMMITTED, SOON, "unlocked"));

    assertThat(plan.extensions())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.from().orElseThrow().until()).isEqualTo(SOON);
              assertThat(e.to())
                  .isEqualTo(
                      new FileRetention(
                          "network.flow/2", Instant.parse("2027-01-02T00:00:00Z"), "unlocked"));
            });
  }

  @Test
  void timeBetweenFinishingAndManifestIsNoExtension() {
    KeptFile finishedEarlier = file(1, COMMITTED, SOON.minus(Duration.ofHours(23)), "unlocked");

    assertThat(plan(DAYS_30, finishedEarlier).extensions()).isEmpty();
  }

  @Test
  void lockedPolicyLocksWhatIsUnlocked() {
    RetentionPlan plan =
        plan(DAYS_30, Retention.Mode.LOCKED, true, file(1, COMMITTED, SOON, "unlocked"));

    assertThat(plan.extensions())
        .extracting(RetentionPlan.Extension::to)
        .containsExactly(new FileRetention("network.flow/2", SOON, "locked"));
  }

  @Test
  void storeThatIsNotWormIsNotAskedToLock() {
    RetentionPlan plan =
        plan(DAYS_30, Retention.Mode.LOCKED, false, file(1, COMMITTED, SOON, "none"));

    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void retentionThatSomebodyShortenedInTheStoreIsRestored() {
    KeptFile shortened =
        PlanModel.stored(
            file(1, COMMITTED, SOON, "unlocked"),
            Optional.of(Protection.of(new Retention(PAST, Retention.Mode.UNLOCKED))));

    RetentionPlan plan = plan(DAYS_30, shortened);

    assertThat(plan.disposals()).isEmpty();
    assertThat(plan.extensions())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.from().orElseThrow().until()).isEqualTo(PAST);
              assertThat(e.to().until()).isEqualTo(SOON);
            });
  }

  @Test
  void fileThatRanOutIsDisposedOf() {
    RetentionPlan plan = plan(Period.ofDays(19), file(1, COMMITTED, PAST, "locked"));

    assertThat(plan.disposals())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.rule()).isEqualTo("network.flow/1");
              assertThat(d.ranOut()).isEqualTo(PAST);
            });
  }

  @Test
  void fileThatRanOutToTheSecondIsDisposedOf() {
    assertThat(plan(Period.ofDays(19), file(1, COMMITTED, NOW, "none")).disposals()).hasSize(1);
    assertThat(plan(Period.ofDays(19), file(1, COMMITTED, NOW.plusSeconds(1), "none")).disposals())
        .isEmpty();
  }

  @Test
  void holdKeepsWhatRanOutAndNamesItsCases() {
    KeptFile file = file(1, COMMITTED, PAST, "unlocked");

    RetentionPlan plan = plan(Period.ofDays(19), PlanModel.held(file, "Smith", "Jones"));

    assertThat(plan.disposals()).isEmpty();
    assertThat(plan.held())
        .singleElement()
        .satisfies(held -> assertThat(held.cases()).containsExactly("Jones", "Smith"));
  }

  @Test
  void holdThatIsDueOnALaterFileKeepsItToo() {
    KeptFile file = file(1, COMMITTED, PAST, "unlocked");

    RetentionPlan plan = plan(Period.ofDays(19), PlanModel.toHold(file, "Smith"));

    assertThat(plan.disposals()).isEmpty();
    assertThat(plan.held()).hasSize(1);
    assertThat(plan.holds()).hasSize(1);
  }

  @Test
  void holdOfTheStoreAloneKeepsItToo() {
    KeptFile file =
        PlanModel.stored(
            file(1, COMMITTED, PAST, "none"), Optional.of(new Protection(Optional.empty(), true)));

    RetentionPlan plan = plan(Period.ofDays(19), file);

    assertThat(plan.disposals()).isEmpty();
    assertThat(plan.held()).singleElement().satisfies(h -> assertThat(h.cases()).isEmpty());
  }

  @Test
  void shorterPolicyIsRefusedForWhatIsLocked() {
    RetentionPlan plan = plan(Period.ofDays(25), file(1, COMMITTED, SOON, "locked"));

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.refused())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.reason()).isEqualTo(Reason.LOCKED);
              assertThat(r.rule()).isEqualTo("network.flow/2");
              assertThat(r.wanted()).isEqualTo(COMMITTED.plus(Duration.ofDays(25)));
              assertThat(r.until()).isEqualTo(SOON);
            });
  }

  @Test
  void shorterPolicyDoesNotShortenWhatTheChainPromises() {
    RetentionPlan plan = plan(Period.ofDays(1), file(1, COMMITTED, SOON, "unlocked"));

    assertThat(plan.disposals()).isEmpty();
    assertThat(plan.refused()).extracting(RetentionPlan.Refused::reason)
        .containsExactly(Reason.PROMISED);
  }

  @Test
  void approvedFileThatIsGoneStillNeedsItsLastEntry() {
    KeptFile gone =
        PlanModel.stored(
            PlanModel.approved(file(1, COMMITTED, PAST, "unlocked"), 4), Optional.empty());

    assertThat(plan(DAYS_30, gone).disposals()).hasSize(1);
  }

  @Test
  void fileThatIsGoneWithoutApprovalIsMissing() {
    KeptFile gone = PlanModel.stored(file(1, COMMITTED, PAST, "unlocked"), Optional.empty());

    RetentionPlan plan = plan(DAYS_30, gone);

    assertThat(plan.missing()).containsExactly(PlanModel.path(1));
    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void everyManifestIsKeptAsLongAsTheLongestKeptFile() {
    Instant old = NOW.minus(Duration.ofDays(1000));
    KeptManifest first =
        PlanModel.manifest(
            1, old, Protection.of(new Retention(NOW.plusSeconds(60), Retention.Mode.UNLOCKED)));
    RetentionState state =
        new RetentionState(true, List.of(file(1, COMMITTED, SOON, "unlocked")), List.of(first), 0);

    RetentionPlan plan =
        RetentionPlanner.plan(
            state, PlanModel.rules(DAYS_30, Retention.Mode.UNLOCKED, Period.ofDays(40)), NOW);

    assertThat(plan.extensions())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.subject()).isEqualTo("chain");
              assertThat(e.to().until()).isEqualTo(Instant.parse("2027-12-03T00:00:00Z"));
            });
  }

  @Test
  void sourceWithoutAPolicyStopsThePlan() {
    RetentionRules none = TestRules.of();

    assertThatThrownBy(
            () ->
                RetentionPlanner.plan(
                    new RetentionState(
                        false, List.of(file(1, COMMITTED, PAST, "none")), List.of(), 0),
                    none,
                    NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No retention policy for 'network.flow'");
  }

  private static RetentionPlan plan(Period keep, KeptFile file) {
    return plan(keep, Retention.Mode.UNLOCKED, true, file);
  }

  private static RetentionPlan plan(
      Period keep, Retention.Mode mode, boolean worm, KeptFile file) {
    return RetentionPlanner.plan(
        new RetentionState(worm, List.of(file), List.of(), 0),
        PlanModel.rules(keep, mode, Period.ofDays(100)),
        NOW);
  }
}
