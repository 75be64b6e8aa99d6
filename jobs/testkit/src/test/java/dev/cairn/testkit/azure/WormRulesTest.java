package dev.cairn.testkit.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.testkit.azure.Immutability.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class WormRulesTest {

  private static final Instant START = Instant.parse("2026-11-22T19:00:00Z");
  private static final BlobVersion BARE =
      new BlobVersion("2026-11-22T19:00:00.0000000Z", START, "\"1\"", "any", null, false);

  /** Something that is asked of a version, so many hours after the start. */
  sealed interface Ask {
    int hour();

    record Set(int hour, int untilHour, Mode mode) implements Ask {}

    record Remove(int hour) implements Ask {}

    record Hold(int hour, boolean on) implements Ask {}
  }

  @Provide
  Arbitrary<List<Ask>> asks() {
    Arbitrary<Integer> hours = Arbitraries.integers().between(0, 100);
    Arbitrary<Ask> set =
        Combinators.combine(hours, hours, Arbitraries.of(Mode.class)).as(Ask.Set::new);
    Arbitrary<Ask> hold =
        Combinators.combine(hours, Arbitraries.of(true, false)).as(Ask.Hold::new);
    return Arbitraries.oneOf(set, set, hours.map(Ask.Remove::new), hold)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30)
        .map(list -> list.stream().sorted((a, b) -> a.hour() - b.hour()).toList());
  }

  @Property
  void whatWasOnceLockedIsNeverDeletedBeforeItsTime(@ForAll("asks") List<Ask> asks) {
    BlobVersion version = BARE;
    Instant lockedUntil = Instant.MIN;
    for (Ask ask : asks) {
      Instant now = START.plus(Duration.ofHours(ask.hour()));
      version = apply(version, ask, now);
      Immutability policy = version.policy();
      if (policy != null && policy.mode() == Mode.LOCKED) {
        assertThat(policy.until()).isAfterOrEqualTo(lockedUntil);
        lockedUntil = policy.until();
      }
      if (lockedUntil.isAfter(Instant.MIN)) {
        assertThat(policy).isNotNull();
        assertThat(policy.mode()).isEqualTo(Mode.LOCKED);
      }
      if (now.isBefore(lockedUntil) || version.legalHold()) {
        BlobVersion protectedOne = version;
        assertRefused(() -> WormRules.checkDelete(protectedOne, ContainerLock.NONE, now));
        assertRefused(() -> WormRules.checkChange(protectedOne, ContainerLock.NONE));
      }
    }
    Instant end = START.plus(Duration.ofHours(101));
    if (!version.legalHold()) {
      WormRules.checkDelete(version, ContainerLock.NONE, end);
    }
  }

  private static BlobVersion apply(BlobVersion version, Ask ask, Instant now) {
    try {
      if (ask instanceof Ask.Set set) {
        Instant until = START.plus(Duration.ofHours(set.untilHour()));
        return WormRules.setPolicy(version, new Immutability(until, set.mode()), now);
      }
      if (ask instanceof Ask.Hold hold) {
        return version.withLegalHold(hold.on());
      }
      return WormRules.deletePolicy(version);
    } catch (GateRefusal e) {
      return version;
    }
  }

  @Example
  void anUploadStartsUnlockedWhateverItAsks() {
    Immutability asked = new Immutability(START.plusSeconds(60), Mode.LOCKED);

    assertThat(WormRules.upload(asked, START))
        .isEqualTo(new Immutability(START.plusSeconds(60), Mode.UNLOCKED));
  }

  @Example
  void aPolicyInThePastIsRefused() {
    Immutability past = new Immutability(START, Mode.UNLOCKED);

    assertThatThrownBy(() -> WormRules.upload(past, START))
        .isInstanceOfSatisfying(
            GateRefusal.class, e -> assertThat(e.status()).isEqualTo(400));
    assertRefused(() -> WormRules.setPolicy(BARE, past, START));
  }

  @Example
  void anUnlockedPolicyIsShortenedAndRemoved() {
    BlobVersion version = BARE.with(new Immutability(START.plusSeconds(60), Mode.UNLOCKED));
    Immutability shorter = new Immutability(START.plusSeconds(30), Mode.UNLOCKED);

    assertThat(WormRules.setPolicy(version, shorter, START).policy()).isEqualTo(shorter);
    assertThat(WormRules.deletePolicy(version).policy()).isNull();
  }

  @Example
  void anExpiredPolicyStillHindersChangesButNotDeletion() {
    BlobVersion version = BARE.with(new Immutability(START, Mode.LOCKED));

    WormRules.checkDelete(version, ContainerLock.NONE, START);
    assertRefused(() -> WormRules.checkChange(version, ContainerLock.NONE));
    assertRefused(() -> WormRules.deletePolicy(version));
  }

  @Example
  void aContainersPolicyEndsForDeletionAndNeverForOverwriting() {
    ContainerLock day = ContainerLock.NONE.withRetention(Duration.ofDays(1));

    assertRefused(() -> WormRules.checkDelete(BARE, day, START.plusSeconds(86_399)));
    WormRules.checkDelete(BARE, day, START.plusSeconds(86_400));
    assertRefused(() -> WormRules.checkOverwrite(day));
    WormRules.checkOverwrite(ContainerLock.NONE);
  }

  @Example
  void aHoldIsNamedWhereNoPolicyIsActive() {
    assertThatThrownBy(
            () -> WormRules.checkDelete(BARE.withLegalHold(true), ContainerLock.NONE, START))
        .isInstanceOfSatisfying(
            GateRefusal.class,
            e -> assertThat(e.code()).isEqualTo("BlobImmutableDueToLegalHold"));
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(GateRefusal.class);
  }
}
