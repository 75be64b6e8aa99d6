package dev.cairn.archive.store;

import static dev.cairn.archive.store.BlobStore.CommitOutcome.ALREADY_COMMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {

  @TempDir Path directory;

  @Override
  protected BlobStore openAgain() throws IOException {
    return BlobStores.open(root().toUri());
  }

  private Path root() {
    return directory.resolve("not/yet/there");
  }

  private Path staging() {
    return root().resolve(".staging");
  }

  @Test
  void emptyArchiveIsNotMadeByLooking() throws Exception {
    assertThat(store.list("")).isEmpty();
    assertThat(store.find("a")).isEmpty();
    assertThat(store.sweepStaged(Duration.ZERO)).isZero();

    assertThat(root()).doesNotExist();
  }

  @Test
  void saysThatItIsNotWorm() {
    assertThat(store.worm()).isFalse();
  }

  @Test
  void protectionThatIsAskedForIsNotClaimed() throws Exception {
    Retention asked = new Retention(Instant.parse("2099-01-01T00:00:00Z"), Retention.Mode.LOCKED);
    StagedBlob staged = Blobs.stage(store, "a", "content");

    Committed committed = store.commit(staged, new Protection(Optional.of(asked), true));

    assertThat(committed.protection()).isEqualTo(Protection.NONE);
    assertThat(committed.blob()).isEqualTo(BlobVersion.current("a"));
    assertThat(store.retain(committed.blob(), asked)).isEqualTo(Protection.NONE);
    assertThat(store.hold(committed.blob(), true)).isEqualTo(Protection.NONE);
    store.delete(committed.blob());
    assertThat(store.find("a")).isEmpty();
  }

  @Test
  void deletionTakesTheFileOnly() throws Exception {
    Blobs.commit(store, "events/a", "content");
    Path link = Files.createSymbolicLink(root().resolve("link"), root().resolve("events/a"));

    store.delete(BlobVersion.current("events/a"));
    store.delete(BlobVersion.current("link"));
    store.delete(BlobVersion.current("events"));

    assertThat(root().resolve("events")).isEmptyDirectory();
    assertThat(link).isSymbolicLink();
  }

  @Test
  void commitLeavesNothingStaged() throws Exception {
    StagedBlob first = Blobs.stage(store, "a", "content");
    StagedBlob second = Blobs.stage(store, "a", "content");
    store.commit(first);
    store.commit(second);

    assertThat(staging()).isEmptyDirectory();
  }

  @Test
  void conflictKeepsTheStagedBlobForInspection() throws Exception {
    Blobs.commit(store, "a", "content");
    StagedBlob loser = Blobs.stage(store, "a", "other");
    assertThatThrownBy(() -> store.commit(loser)).isInstanceOf(BlobConflictException.class);

    assertThat(staging()).isDirectoryContaining(f -> f.endsWith(loser.staging()));
  }

  @Test
  void discardedBlobCannotBeCommitted() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");

    store.discard(staged);

    assertThat(staging()).isEmptyDirectory();
    assertThatThrownBy(() -> store.commit(staged)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void abandonedWriterLeavesNothingOnDisk() throws Exception {
    store.stage("a").close();

    assertThat(staging()).isEmptyDirectory();
  }

  @Test
  void committedFilesAreReadOnlyAndDirectoriesClosedToOthers() throws Exception {
    Blobs.commit(store, "events/a", "content");

    assertThat(mode(root().resolve("events/a"))).isEqualTo("r--r-----");
    assertThat(mode(root())).doesNotContain("w-x").endsWith("---");
    assertThat(mode(root().resolve("events"))).endsWith("---");
  }

  @Test
  void changedCommittedFileIsAConflictEvenWithNothingStaged() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");
    store.commit(staged);
    Path file = root().resolve("a");
    Files.delete(file);
    Files.writeString(file, "forgery");

    assertThatThrownBy(() -> store.commit(staged)).isInstanceOf(BlobConflictException.class);
  }

  @Test
  void commitKilledBetweenLinkAndCleanupIsFinishedByTheNext() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");
    Files.createLink(root().resolve("a"), staging().resolve(staged.staging()));

    assertThat(store.commit(staged)).isEqualTo(ALREADY_COMMITTED);
    assertThat(staging()).isEmptyDirectory();
  }

  @Test
  void stagedFileThatLostBytesIsNotCommitted() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");
    Path file = staging().resolve(staged.staging());
    Files.delete(file);
    Files.writeString(file, "con");

    assertThatThrownBy(() -> store.commit(staged))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("3 bytes instead of 7");
    assertThat(store.find("a")).isEmpty();
  }

  @Test
  void blobBeneathABlobIsRefused() throws Exception {
    Blobs.commit(store, "a", "content");
    StagedBlob beneath = Blobs.stage(store, "a/b", "content");

    assertThatThrownBy(() -> store.commit(beneath))
        .isInstanceOf(BlobConflictException.class)
        .hasMessageContaining("a part of its path is a blob itself");
  }

  @Test
  void strangeFilesAreNotListed() throws Exception {
    Blobs.commit(store, "events/a", "content");
    Files.writeString(root().resolve(".lock"), "");
    Files.writeString(root().resolve("events/not a blob"), "");
    Files.createSymbolicLink(root().resolve("events/link"), root().resolve("events/a"));
    Files.createDirectory(root().resolve("events/empty"));

    assertThat(store.list("")).extracting(BlobInfo::path).containsExactly("events/a");
    assertThat(store.find("events/link")).isEmpty();
    assertThat(store.find("events/empty")).isEmpty();
    assertThatThrownBy(() -> store.open("events/link")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void sweepTakesOnlyWhatIsOld() throws Exception {
    StagedBlob old = Blobs.stage(store, "old", "content");
    StagedBlob fresh = Blobs.stage(store, "fresh", "content");
    Files.setLastModifiedTime(
        staging().resolve(old.staging()),
        FileTime.from(Instant.now().minus(Duration.ofDays(8))));

    assertThat(store.sweepStaged(Duration.ofDays(7))).isEqualTo(1);

    store.commit(fresh);
    assertThatThrownBy(() -> store.commit(old)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void stagingOfAnotherKindOfStoreIsRefused() {
    StagedBlob foreign = new StagedBlob("a", 0, "", "", "../../etc/passwd");

    assertThatThrownBy(() -> store.commit(foreign)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.discard(foreign)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void visibleTreeNeverShowsAHalfWrittenFile() throws Exception {
    BlobWriter writer = store.stage("events/a");
    writer.write(ByteBuffer.allocate(1_000_000));

    try (Stream<Path> visible = Files.walk(root())) {
      assertThat(visible.filter(Files::isRegularFile)).allMatch(f -> f.startsWith(staging()));
    }
    writer.close();
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
