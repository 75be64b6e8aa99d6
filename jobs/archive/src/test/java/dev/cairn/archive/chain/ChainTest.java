package dev.cairn.archive.chain;

import static dev.cairn.archive.chain.TestArchive.NOW;
import static dev.cairn.archive.chain.TestArchive.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.TestArchive.MemoryAnchor;
import dev.cairn.archive.store.BlobConflictException;
import dev.cairn.archive.store.Blobs;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChainTest {

  private final InMemoryBlobStore store = new InMemoryBlobStore();
  private final MemoryAnchor anchor = new MemoryAnchor();

  @Test
  void storeWithoutManifestIsAnEmptyChain() throws IOException {
    Chain chain = Chain.open(store);

    assertThat(chain.isEmpty()).isTrue();
    assertThat(chain.head()).isEmpty();
    assertThat(chain.manifests()).isEmpty();
    assertThat(chain.nextOffsets()).isEmpty();
  }

  @Test
  void createdChainHoldsItsFirstManifestAndIsAnchored() throws IOException {
    Chain chain = TestArchive.create(store, anchor);

    assertThat(TestArchive.paths(store)).containsExactly("chain/000000000001.json");
    assertThat(chain.isEmpty()).isFalse();
    assertThat(chain.head()).contains(anchor.head);
    assertThat(chain.manifests()).singleElement()
        .satisfies(m -> assertThat(m.genesis()).isEqualTo(TestArchive.GENESIS));
  }

  @Test
  void secondChainInOneStoreIsRefused() throws IOException {
    TestArchive.create(store, Anchor.none());

    assertThatThrownBy(() -> TestArchive.create(store, Anchor.none()))
        .isInstanceOf(BlobConflictException.class);
  }

  @Test
  void openOrCreateCreatesOnceAndThenOpens() throws IOException {
    ChainWriter writer = TestArchive.writer(anchor);
    Chain.openOrCreate(store, writer, "one", TestArchive.GENESIS, NOW);

    Chain again = Chain.openOrCreate(store, writer, "two", TestArchive.GENESIS, NOW);

    assertThat(again.head().orElseThrow().archiveId()).isEqualTo("one");
    assertThat(again.manifests()).hasSize(1);
  }

  @Test
  void statementThatContradictsTheStoreIsRefused() {
    Genesis boast = new Genesis("version-level, locked");

    assertThatThrownBy(
            () -> Chain.create(store, TestArchive.writer(anchor), "a", boast, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version-level, locked");
    assertThat(TestArchive.paths(store)).isEmpty();
  }

  @Test
  void appendedManifestsContinueEachOtherAndAreReadByAnother() throws IOException {
    Chain chain = TestArchive.create(store, anchor);
    Manifest second = chain.append(commit(store, "c1", 0, 9), NOW);
    Manifest third = chain.append(commit(store, "c2", 10, 19), NOW.plusNanos(1_999));

    Chain other = Chain.open(store.reopened());

    assertThat(other.manifests()).hasSize(3).containsAll(List.of(second, third));
    assertThat(other.head()).isEqualTo(chain.head()).contains(anchor.head);
    assertThat(third.created()).isEqualTo(NOW.plusNanos(1_000));
    assertThat(other.nextOffsets()).isEqualTo(Map.of(new TopicPartition("t", 0), 20L));
  }

  @Test
  void nextOffsetsAreOfEachPartitionByItself() throws IOException {
    Chain chain = TestArchive.create(store, anchor);
    chain.append(
        commit(
            store,
            "c1",
            List.of("events/a", "dead_letters/b"),
            new OffsetRange("t", 0, 5, 9),
            new OffsetRange("t", 10, 0, 0),
            new OffsetRange("u", 0, 7, 8)),
        NOW);

    assertThat(chain.nextOffsets())
        .containsExactly(
            Map.entry(new TopicPartition("t", 0), 10L),
            Map.entry(new TopicPartition("t", 10), 1L),
            Map.entry(new TopicPartition("u", 0), 9L));
  }

  @Test
  void gapIsRecordedNotRefused() throws IOException {
    Chain chain = TestArchive.create(store, anchor);
    chain.append(commit(store, "c1", 0, 9), NOW);

    chain.append(commit(store, "c2", 15, 19), NOW);
    chain.append(commit(store, "c3", 10, 14), NOW);

    assertThat(chain.nextOffsets()).containsEntry(new TopicPartition("t", 0), 20L);
    assertThat(chain.manifests()).hasSize(4);
  }

  @Test
  void offsetsArchivedAlreadyAreRefusedAndNothingIsWritten() throws IOException {
    Chain chain = TestArchive.create(store, anchor);
    chain.append(commit(store, "c1", 0, 9), NOW);
    ChainHead before = anchor.head;

    assertThatThrownBy(() -> chain.append(commit(store, "c2", 8, 12), NOW))
        .isInstanceOf(OffsetOverlapException.class)
        .hasMessageContaining("t/0 8-12")
        .hasMessageContaining("t/0 8-9");
    assertThat(anchor.head).isEqualTo(before);
    assertThat(chain.manifests()).hasSize(2);
  }

  @Test
  void heartbeatHasNeitherFileNorOffset() throws IOException {
    Chain chain = TestArchive.create(store, anchor);

    chain.append(new ArchiveCommit("beat-1", List.of(), List.of()), NOW);

    assertThat(anchor.head.sequence()).isEqualTo(2);
    assertThat(chain.nextOffsets()).isEmpty();
  }

  @Test
  void chainOpenedForReadingDoesNotAppend() throws IOException {
    TestArchive.create(store, anchor);
    Chain chain = Chain.open(store);

    assertThatThrownBy(() -> chain.append(commit(store, "c1", 0, 9), NOW))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void emptyChainDoesNotAppend() throws IOException {
    Chain chain = Chain.open(store, TestArchive.writer(anchor));

    assertThatThrownBy(() -> chain.append(commit(store, "c1", 0, 9), NOW))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("create");
  }

  @Test
  void foreignNamesBesideTheManifestsDoNotStopAWriter() throws IOException {
    TestArchive.create(store, anchor);
    Blobs.commit(store, "chain/notes.txt", "hello");

    assertThat(Chain.open(store).manifests()).hasSize(1);
  }
}
