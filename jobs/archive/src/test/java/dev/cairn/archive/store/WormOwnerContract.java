package dev.cairn.archive.store;

import static dev.cairn.archive.store.Retention.Mode.LOCKED;
import static dev.cairn.archive.store.Retention.Mode.UNLOCKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * That protection bites: what a WORM store refuses, to our own {@link BlobStore#delete} and to the
 * storage's owner, and what it cannot refuse and shows instead.
 */
abstract class WormOwnerContract extends WormStoreContract {

  /** The storage of the running test, past our code. */
  protected abstract StorageOwner owner();

  @Test
  void protectedVersionIsDeletedByNobody() throws Exception {
    for (Retention.Mode mode : Retention.Mode.values()) {
      String path = "kept-" + mode;
      BlobVersion blob = commit(path, "content", Protection.of(keep(30, mode))).blob();

      assertThatThrownBy(() -> store.delete(blob))
          .isInstanceOf(BlobProtectedException.class)
          .hasMessageContaining("The store keeps " + path + ": its retention runs until");
      assertThatThrownBy(() -> store.delete(BlobVersion.current(path)))
          .isInstanceOf(BlobProtectedException.class);
      assertThatThrownBy(() -> owner().delete(path)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> owner().deleteVersion(blob)).isInstanceOf(IOException.class);

      assertThat(Blobs.readText(store, path)).isEqualTo("content");
      assertThat(store.versions(path)).containsExactly(new StoredVersion(blob, 7, true));
    }
  }

  @Test
  void lockedRetentionIsNeitherShortenedNorUnlockedNorRemovedByItsOwner() throws Exception {
    Retention locked = keep(30, LOCKED);
    BlobVersion blob = commit("a", "content", Protection.of(locked)).blob();

    assertThatThrownBy(() -> owner().setRetention(blob, keep(10, LOCKED)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> owner().setRetention(blob, keep(40, UNLOCKED)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> owner().removeRetention(blob)).isInstanceOf(IOException.class);

    assertThat(store.protection(blob)).isEqualTo(Protection.of(locked));
  }

  @Test
  void unlockedRetentionIsNoProofAgainstItsOwner() throws Exception {
    BlobVersion blob = commit("a", "content", Protection.of(keep(30, UNLOCKED))).blob();
    Retention shorter = keep(10, UNLOCKED);

    owner().setRetention(blob, shorter);
    assertThat(store.protection(blob)).isEqualTo(Protection.of(shorter));

    owner().removeRetention(blob);
    assertThat(store.protection(blob)).isEqualTo(Protection.NONE);
  }

  @Test
  void deletionIsFreeWhenTheRetentionHasRunOut() throws Exception {
    BlobVersion locked = commit("a", "content", Protection.of(keep(30, LOCKED))).blob();
    BlobVersion unlocked = commit("b", "content", Protection.of(keep(30, UNLOCKED))).blob();
    BlobVersion longer = commit("c", "content", Protection.of(keep(32, UNLOCKED))).blob();

    advance(Duration.ofDays(31));
    store.delete(locked);
    store.delete(unlocked);

    assertThat(store.versions("")).containsExactly(new StoredVersion(longer, 7, true));
    assertThatCode(() -> store.delete(locked)).doesNotThrowAnyException();
    assertThatThrownBy(() -> store.delete(longer)).isInstanceOf(BlobProtectedException.class);
  }

  @Test
  void holdOutlivesTheRetention() throws Exception {
    Protection wanted = new Protection(Optional.of(keep(30, LOCKED)), true);
    BlobVersion blob = commit("a", "content", wanted).blob();

    advance(Duration.ofDays(31));
    assertThatThrownBy(() -> store.delete(blob))
        .isInstanceOf(BlobProtectedException.class)
        .hasMessageContaining("legal hold");
    assertThatThrownBy(() -> owner().delete("a")).isInstanceOf(IOException.class);
    assertThat(Blobs.readText(store, "a")).isEqualTo("content");

    store.hold(blob, false);
    store.delete(blob);
    assertThat(store.versions("")).isEmpty();
  }

  @Test
  void overwritingHidesTheProtectedVersionAndShows() throws Exception {
    BlobVersion ours = commit("a", "content", Protection.of(keep(30, LOCKED))).blob();

    owner().overwrite("a", "forgery!");

    assertThat(Blobs.readText(store, "a")).isEqualTo("forgery!");
    assertThat(readText(ours)).isEqualTo("content");
    List<StoredVersion> versions = store.versions("a");
    assertThat(versions).hasSize(2);
    assertThat(versions.get(0)).isEqualTo(new StoredVersion(ours, 7, false));
    assertThat(versions.get(1).current()).isTrue();
    assertThat(versions.get(1).size()).isEqualTo(8);
    assertThat(store.protection(versions.get(1).blob())).isEqualTo(Protection.NONE);
  }

  @Test
  void hiddenVersionIsAsProtectedAsBefore() throws Exception {
    Protection wanted = Protection.of(keep(30, LOCKED));
    BlobVersion ours = commit("a", "content", wanted).blob();
    owner().overwrite("a", "forgery!");
    BlobVersion forgery = store.versions("a").get(1).blob();

    assertThat(store.protection(ours)).isEqualTo(wanted);
    assertThatThrownBy(() -> store.delete(ours)).isInstanceOf(BlobProtectedException.class);
    assertThatThrownBy(() -> owner().deleteVersion(ours)).isInstanceOf(IOException.class);
    assertThat(store.hold(ours, true).legalHold()).isTrue();
    assertThat(store.protection(forgery).legalHold()).isFalse();

    store.delete(forgery);
    assertThat(store.versions("a")).containsExactly(new StoredVersion(ours, 7, false));
    assertThat(store.find("a")).isEmpty();
    assertThatThrownBy(() -> store.open("a")).isInstanceOf(NoSuchFileException.class);
    assertThat(readText(ours)).isEqualTo("content");
  }

  @Test
  void deletingAHiddenVersionLeavesTheCurrentOne() throws Exception {
    BlobVersion ours = commit("a", "content", Protection.NONE).blob();
    owner().overwrite("a", "forgery!");

    store.delete(ours);

    assertThat(store.versions("a")).hasSize(1);
    assertThat(Blobs.readText(store, "a")).isEqualTo("forgery!");
  }

  @Test
  void retriedCommitThatFindsItsVersionHiddenIsAnAlarm() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");
    Protection wanted = Protection.of(keep(30, LOCKED));
    BlobVersion ours = store.commit(staged, wanted).blob();
    owner().overwrite("a", "forgery!");

    assertThatThrownBy(() -> store.commit(staged, wanted))
        .isInstanceOf(BlobConflictException.class)
        .hasMessageContaining("version " + ours.versionId().orElseThrow())
        .hasMessageContaining("hidden by 8 bytes");
    assertThat(Blobs.readText(store, "a")).isEqualTo("forgery!");
  }

  @Test
  void retriedCommitThatFindsItsVersionDeletedByNameIsAnAlarm() throws Exception {
    StagedBlob staged = Blobs.stage(store, "a", "content");
    BlobVersion ours = store.commit(staged, Protection.NONE).blob();
    owner().delete("a");

    assertThatThrownBy(() -> store.commit(staged, Protection.NONE))
        .isInstanceOf(BlobConflictException.class)
        .hasMessageContaining("hidden by a deletion");
    assertThat(store.versions("a")).containsExactly(new StoredVersion(ours, 7, false));
  }

  @Test
  void versionsAreListedByPathAndOldestFirst() throws Exception {
    for (String path : List.of("events/b", "events/a", "chain/0")) {
      commit(path, "1", Protection.NONE);
    }
    owner().overwrite("events/b", "22");
    owner().overwrite("events/a", "22");
    owner().overwrite("events/a", "333");

    assertThat(store.versions("events/"))
        .extracting(v -> v.blob().path() + ":" + v.size() + (v.current() ? "!" : ""))
        .containsExactly("events/a:1", "events/a:2", "events/a:3!", "events/b:1", "events/b:2!");
    assertThat(store.list("events/"))
        .containsExactly(new BlobInfo("events/a", 3), new BlobInfo("events/b", 2));
    assertThat(store.versions("")).hasSize(6);
  }

  private String readText(BlobVersion blob) throws IOException {
    try (BlobReader reader = store.open(blob)) {
      ByteBuffer content = ByteBuffer.allocate((int) reader.size());
      reader.readFully(0, content);
      return new String(content.array());
    }
  }
}
