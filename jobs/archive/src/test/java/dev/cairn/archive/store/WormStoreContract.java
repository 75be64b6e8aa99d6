package dev.cairn.archive.store;

import static dev.cairn.archive.store.BlobStore.CommitOutcome.ALREADY_COMMITTED;
import static dev.cairn.archive.store.BlobStore.CommitOutcome.COMMITTED;
import static dev.cairn.archive.store.Retention.Mode.LOCKED;
import static dev.cairn.archive.store.Retention.Mode.UNLOCKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What a {@link BlobStore} that is WORM owes beyond {@link BlobStoreContract}: commits that are
 * protected from the start. {@link WormOwnerContract} holds what it owes against its owner, and
 * every such store's test runs all of them by extending that class.
 */
abstract class WormStoreContract extends BlobStoreContract {

  private static final Duration DAY = Duration.ofDays(1);

  /** The storage's own time. */
  protected abstract Instant now();

  /** Moves the storage's own time on. */
  protected abstract void advance(Duration by);

  /** So many days from now, for so many days at least. */
  protected final Retention keep(int days, Retention.Mode mode) {
    return new Retention(now().truncatedTo(ChronoUnit.SECONDS).plus(DAY.multipliedBy(days)), mode);
  }

  protected final Committed commit(String path, String content, Protection wanted)
      throws IOException {
    return store.commit(Blobs.stage(store, path, content), wanted);
  }

  @Test
  void saysThatItIsWorm() {
    assertThat(store.worm()).isTrue();
  }

  @Test
  void committedBlobIsOneVersionUnderTheWantedRetention() throws Exception {
    Protection wanted = Protection.of(keep(30, UNLOCKED));

    Committed committed = commit("a", "content", wanted);

    assertThat(committed.outcome()).isEqualTo(COMMITTED);
    assertThat(committed.protection()).isEqualTo(wanted);
    assertThat(committed.blob().path()).isEqualTo("a");
    assertThat(committed.blob().versionId()).get().asString().hasSizeBetween(1, 128);
    assertThat(store.versions(""))
        .containsExactly(new StoredVersion(committed.blob(), 7, true));
    assertThat(store.protection(committed.blob())).isEqualTo(wanted);
    assertThat(store.protection(BlobVersion.current("a"))).isEqualTo(wanted);
  }

  @Test
  void retentionIsLockedAndHoldPlacedIfTheCommitWantsIt() throws Exception {
    Protection wanted = new Protection(Optional.of(keep(30, LOCKED)), true);

    Committed committed = commit("a", "content", wanted);

    assertThat(committed.protection()).isEqualTo(wanted);
    assertThat(store.protection(committed.blob())).isEqualTo(wanted);
  }

  @Test
  void commitWithoutProtectionProtectsNothing() throws Exception {
    Committed committed = commit("a", "content", Protection.NONE);

    assertThat(committed.protection()).isEqualTo(Protection.NONE);
  }

  @Test
  void retriedCommitIsTheSameVersion() throws Exception {
    Protection wanted = new Protection(Optional.of(keep(30, LOCKED)), true);
    StagedBlob staged = Blobs.stage(store, "a", "content");
    Committed first = store.commit(staged, wanted);

    Committed again = store.commit(staged, wanted);

    assertThat(again).isEqualTo(new Committed(ALREADY_COMMITTED, first.blob(), wanted));
  }

  @Test
  void retriedCommitAddsWhatTheFirstLeftOut() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");
    store.commit(staged, Protection.NONE);
    Protection unlocked = Protection.of(keep(30, UNLOCKED));
    Protection longer = Protection.of(keep(40, UNLOCKED));
    Protection locked = Protection.of(keep(40, LOCKED));
    Protection held = new Protection(locked.retention(), true);

    assertThat(store.commit(staged, unlocked).protection()).isEqualTo(unlocked);
    assertThat(store.commit(staged, longer).protection()).isEqualTo(longer);
    assertThat(store.commit(staged, locked).protection()).isEqualTo(locked);
    assertThat(store.commit(staged, held).protection()).isEqualTo(held);
    assertThat(store.protection(BlobVersion.current("a"))).isEqualTo(held);
  }

  @Test
  void retriedCommitNeverShortensLoosensOrReleases() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");
    Protection firm = new Protection(Optional.of(keep(30, LOCKED)), true);
    store.commit(staged, firm);

    assertThat(store.commit(staged, Protection.of(keep(10, UNLOCKED))).protection())
        .isEqualTo(firm);
    assertThat(store.commit(staged, Protection.of(keep(10, LOCKED))).protection())
        .isEqualTo(firm);
    assertThat(store.commit(staged).name()).isEqualTo("ALREADY_COMMITTED");
    assertThat(store.protection(BlobVersion.current("a"))).isEqualTo(firm);
  }

  @Test
  void commitThatLocksKeepsALongerTimeThatIsThere() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");
    Retention there = keep(40, UNLOCKED);
    store.commit(staged, Protection.of(there));

    Committed again = store.commit(staged, Protection.of(keep(30, LOCKED)));

    assertThat(again.protection().retention()).contains(new Retention(there.until(), LOCKED));
  }

  @Test
  void retentionThatHasRunOutAlreadyIsNoProtection() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");

    assertThatThrownBy(() -> store.commit(staged, Protection.of(keep(-1, UNLOCKED))))
        .isInstanceOf(IOException.class);
    assertThat(store.versions("")).isEmpty();
  }

  @Test
  void retainExtendsAndLocks() throws Exception {
    BlobVersion blob = commit("a", "content", Protection.NONE).blob();
    Retention unlocked = keep(10, UNLOCKED);
    Retention longer = keep(20, UNLOCKED);
    Retention locked = keep(20, LOCKED);
    Retention lockedLonger = keep(30, LOCKED);

    assertThat(store.retain(blob, unlocked)).isEqualTo(Protection.of(unlocked));
    assertThat(store.retain(blob, longer)).isEqualTo(Protection.of(longer));
    assertThat(store.retain(blob, locked)).isEqualTo(Protection.of(locked));
    assertThat(store.retain(blob, lockedLonger)).isEqualTo(Protection.of(lockedLonger));
    assertThat(store.protection(blob)).isEqualTo(Protection.of(lockedLonger));
  }

  @Test
  void retainLeavesWhatCoversTheWanted() throws Exception {
    BlobVersion locked = commit("a", "content", Protection.of(keep(30, LOCKED))).blob();
    BlobVersion unlocked = commit("b", "content", Protection.of(keep(30, UNLOCKED))).blob();
    Protection first = store.protection(locked);
    Protection second = store.protection(unlocked);

    assertThat(store.retain(locked, keep(20, UNLOCKED))).isEqualTo(first);
    assertThat(store.retain(locked, keep(20, LOCKED))).isEqualTo(first);
    assertThat(store.retain(unlocked, keep(20, UNLOCKED))).isEqualTo(second);
    assertThat(store.protection(locked)).isEqualTo(first);
    assertThat(store.protection(unlocked)).isEqualTo(second);
  }

  @Test
  void lockedRetentionIsNotExtendedAsUnlocked() throws Exception {
    BlobVersion blob = commit("a", "content", Protection.of(keep(30, LOCKED))).blob();
    Protection before = store.protection(blob);

    assertThatThrownBy(() -> store.retain(blob, keep(40, UNLOCKED)))
        .isInstanceOf(BlobProtectedException.class)
        .hasMessageContaining("The store keeps a: its retention is locked");
    assertThat(store.protection(blob)).isEqualTo(before);
  }

  @Test
  void holdIsPlacedAndReleasedBesideTheRetention() throws Exception {
    BlobVersion blob = commit("a", "content", Protection.of(keep(30, UNLOCKED))).blob();
    Optional<Retention> retention = store.protection(blob).retention();

    assertThat(store.hold(blob, true)).isEqualTo(new Protection(retention, true));
    assertThat(store.hold(blob, true)).isEqualTo(new Protection(retention, true));
    assertThat(store.protection(blob)).isEqualTo(new Protection(retention, true));
    assertThat(store.hold(blob, false)).isEqualTo(new Protection(retention, false));
  }

  @Test
  void whatIsNotThereCannotBeProtected() throws Exception {
    BlobVersion gone = commit("a", "content", Protection.NONE).blob();
    store.delete(gone);

    for (BlobVersion blob : new BlobVersion[] {gone, BlobVersion.current("b")}) {
      assertThatThrownBy(() -> store.protection(blob)).isInstanceOf(NoSuchFileException.class);
      assertThatThrownBy(() -> store.retain(blob, keep(1, UNLOCKED)))
          .isInstanceOf(NoSuchFileException.class);
      assertThatThrownBy(() -> store.hold(blob, true)).isInstanceOf(NoSuchFileException.class);
      assertThatThrownBy(() -> store.open(blob)).isInstanceOf(NoSuchFileException.class);
    }
  }
}
