package dev.cairn.archive.store;

import static dev.cairn.archive.store.BlobStore.CommitOutcome.ALREADY_COMMITTED;
import static dev.cairn.archive.store.BlobStore.CommitOutcome.COMMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link BlobStore} owes its users: commits. {@link BlobReadingContract} holds what it
 * owes readers, and every store's test runs both by extending this class.
 */
public abstract class BlobStoreContract extends BlobReadingContract {

  @Test
  void stagedBlobIsInvisibleUntilItsCommit() throws Exception {
    StagedBlob staged = Blobs.stage(store, "events/a.parquet", "content");

    assertThat(store.find("events/a.parquet")).isEmpty();
    assertThat(store.list("")).isEmpty();
    assertThatThrownBy(() -> store.open("events/a.parquet"))
        .isInstanceOf(NoSuchFileException.class);

    assertThat(store.commit(staged)).isEqualTo(COMMITTED);

    assertThat(store.find("events/a.parquet")).contains(new BlobInfo("events/a.parquet", 7));
    assertThat(Blobs.readText(store, "events/a.parquet")).isEqualTo("content");
  }

  @Test
  void stagedBlobTellsSizeAndHashes() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "abc");

    assertThat(staged.path()).isEqualTo("a");
    assertThat(staged.size()).isEqualTo(3);
    assertThat(staged.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(staged.md5()).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
  }

  @Test
  void committingAgainSaysSo() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");
    store.commit(staged);

    assertThat(store.commit(staged)).isEqualTo(ALREADY_COMMITTED);
    assertThat(Blobs.readText(store, "a")).isEqualTo("content");
  }

  @Test
  void sameContentStagedTwiceIsTheSameBlob() throws Exception {
    StagedBlob first = Blobs.stage(store, "a", "content");
    StagedBlob second = Blobs.stage(store, "a", "content");
    store.commit(first);

    assertThat(store.commit(second)).isEqualTo(ALREADY_COMMITTED);
  }

  @Test
  void otherContentIsAConflictAndNeverOverwrites() throws Exception {
    StagedBlob winner = Blobs.stage(store, "a", "the first");
    StagedBlob loser = Blobs.stage(store, "a", "a later!!");
    store.commit(winner);

    assertThatThrownBy(() -> store.commit(loser))
        .isInstanceOf(BlobConflictException.class)
        .hasMessageContaining("Blob a exists with other content");
    assertThat(Blobs.readText(store, "a")).isEqualTo("the first");
  }

  @Test
  void conflictIsFoundAgainWhenTheLoserIsCommittedAgain() throws Exception {
    StagedBlob winner = Blobs.stage(store, "a", "the first");
    StagedBlob loser = Blobs.stage(store, "a", "a later!!");
    store.commit(winner);
    assertThatThrownBy(() -> store.commit(loser)).isInstanceOf(BlobConflictException.class);

    store.discard(loser);

    assertThatThrownBy(() -> store.commit(loser)).isInstanceOf(BlobConflictException.class);
  }

  @Test
  void oneOfManyRacingCommitsWins() throws Exception {
    for (int round = 0; round < 5; round++) {
      CommitRace race = CommitRace.run(store, this::openAgain, "race/" + round, 8);

      assertThat(race.committed()).hasSize(1);
      assertThat(race.conflicts()).isEqualTo(7);
      assertThat(Blobs.readText(store, "race/" + round)).isEqualTo(race.committed().get(0));
    }
  }

  @Test
  void stagedBlobSurvivesARestart() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");
    store.close();

    try (BlobStore restarted = openAgain()) {
      assertThat(restarted.commit(staged)).isEqualTo(COMMITTED);
      assertThat(Blobs.readText(restarted, "a")).isEqualTo("content");
    }
  }

  @Test
  void commitIsIdempotentOverARestart() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");
    store.commit(staged);
    store.close();

    try (BlobStore restarted = openAgain()) {
      assertThat(restarted.commit(staged)).isEqualTo(ALREADY_COMMITTED);
    }
  }

  @Test
  void discardLeavesACommittedBlobAlone() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");
    store.commit(staged);

    store.discard(staged);

    assertThat(Blobs.readText(store, "a")).isEqualTo("content");
  }

  @Test
  void discardMayBeRepeatedAndShowsNothing() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");

    store.discard(staged);
    store.discard(staged);

    assertThat(store.list("")).isEmpty();
  }

  @Test
  void pathMayBeStagedAnewAfterADiscard() throws Exception {
    store.discard(Blobs.stage(store, "a", "first try"));

    Blobs.commit(store, "a", "second try");

    assertThat(Blobs.readText(store, "a")).isEqualTo("second try");
  }

  @Test
  void abandonedWriterLeavesNothingVisible() throws Exception {
    try (BlobWriter writer = store.stage("a")) {
      writer.write(ByteBuffer.wrap(new byte[1000]));
      assertThat(writer.position()).isEqualTo(1000);
    }

    assertThat(store.list("")).isEmpty();
  }

  @Test
  void writerEndsWithFinish() throws Exception {
    BlobWriter writer = store.stage("a");
    writer.finish();

    assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> writer.write(ByteBuffer.allocate(1)))
        .isInstanceOf(IllegalStateException.class);
    writer.close();
    writer.close();
  }

  @Test
  void closingAFinishedWriterKeepsWhatIsStaged() throws Exception {
    BlobWriter writer = store.stage("a");
    StagedBlob staged = writer.finish();

    writer.close();

    assertThat(store.commit(staged)).isEqualTo(COMMITTED);
  }

  @Test
  void deletedBlobIsGoneAndItsNeighboursStay() throws Exception {
    for (String path : List.of("events/a", "events/a-1", "events/b")) {
      Blobs.commit(store, path, "content");
    }

    store.delete(BlobVersion.current("events/a"));

    assertThat(store.find("events/a")).isEmpty();
    assertThatThrownBy(() -> store.open("events/a")).isInstanceOf(NoSuchFileException.class);
    assertThat(store.list(""))
        .extracting(BlobInfo::path)
        .containsExactly("events/a-1", "events/b");
    assertThat(store.versions("")).extracting(v -> v.blob().path())
        .containsExactly("events/a-1", "events/b");
  }

  @Test
  void deletingWhatIsNotThereDoesNothing() throws Exception {
    BlobVersion blob =
        store.commit(Blobs.stage(store, "events/a", "content"), Protection.NONE).blob();

    store.delete(BlobVersion.current("events/b"));
    store.delete(BlobVersion.current("chain/0"));
    store.delete(BlobVersion.current("events"));
    assertThat(Blobs.readText(store, "events/a")).isEqualTo("content");

    store.delete(blob);
    store.delete(blob);
    assertThat(store.list("")).isEmpty();
  }

  @Test
  void committedVersionIsListedAndRead() throws Exception {
    Committed committed =
        store.commit(Blobs.stage(store, "events/a", "content"), Protection.NONE);

    assertThat(store.versions("events"))
        .containsExactly(new StoredVersion(committed.blob(), 7, true));
    try (BlobReader reader = store.open(committed.blob())) {
      assertThat(reader.size()).isEqualTo(7);
    }
    assertThat(store.protection(committed.blob())).isEqualTo(Protection.NONE);
    assertThatThrownBy(() -> store.protection(BlobVersion.current("events/b")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/a", "a/", "a//b", ".", "..", "a/../b", "./a", ".staging/a", "a b", "a\\b", "ä"
      })
  void badPathsAreRefused(String path) {
    assertThatThrownBy(() -> store.stage(path)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.find(path)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.open(path)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.commit(new StagedBlob(path, 0, "", "", "x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.delete(BlobVersion.current(path)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
