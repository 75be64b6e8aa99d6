package dev.cairn.archive.chain;

import static dev.cairn.archive.chain.TestArchive.NOW;
import static dev.cairn.archive.chain.TestArchive.commit;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cairn.archive.store.Blobs;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChainAbandonTest {

  private final InMemoryBlobStore store = new InMemoryBlobStore();
  private Chain chain;

  @BeforeEach
  void setUp() throws IOException {
    chain = TestArchive.create(store, Anchor.none());
    chain.append(commit(store, "c1", 0, 9), NOW);
    Blobs.commit(store, "events/orphan-2", "two");
    Blobs.commit(store, "dead_letters/orphan-1", "one");
  }

  @Test
  void filesThatNoManifestNamesAreFoundAndHashed() throws IOException {
    assertThat(chain.unclaimed())
        .extracting(AbandonedFile::path, AbandonedFile::size)
        .containsExactly(
            tuple("dead_letters/orphan-1", 3L),
            tuple("events/orphan-2", 3L));
    assertThat(chain.unclaimed().get(0).sha256()).isEqualTo(Sha256.of("one".getBytes(UTF_8)));
  }

  @Test
  void abandonedFilesAreRecordedOnceInOneManifest() throws IOException {
    List<AbandonedFile> unclaimed = chain.unclaimed();
    Manifest manifest =
        chain.abandon(List.of(unclaimed.get(1), unclaimed.get(0)), NOW).orElseThrow();

    assertThat(manifest.abandoned()).isEqualTo(unclaimed);
    assertThat(chain.unclaimed()).isEmpty();
    assertThat(chain.abandon(unclaimed, NOW)).isEmpty();
    assertThat(Chain.open(store, TestArchive.writer(Anchor.none())).abandon(unclaimed, NOW))
        .isEmpty();
    assertThat(chain.manifests()).hasSize(3);
  }

  @Test
  void claimedFileIsNotAbandoned() throws IOException {
    ArchiveFile claimed = chain.manifests().get(1).files().get(0);
    AbandonedFile file = new AbandonedFile(claimed.path(), claimed.size(), claimed.sha256());

    assertThatThrownBy(() -> chain.abandon(List.of(file), NOW))
        .isInstanceOf(CommitConflictException.class)
        .hasMessageContaining("manifest 2");
  }

  @Test
  void abandonedFileIsNotClaimed() throws IOException {
    chain.abandon(chain.unclaimed(), NOW);
    ArchiveCommit late =
        new ArchiveCommit(
            "late",
            List.of(TestArchive.file("events/orphan-2", "two", 1)),
            List.of(new OffsetRange("t", 0, 10, 10)));

    assertThatThrownBy(() -> chain.append(late, NOW))
        .isInstanceOf(CommitConflictException.class)
        .hasMessageContaining("abandoned");
  }
}
