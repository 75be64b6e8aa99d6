package dev.cairn.archive.chain;

import static dev.cairn.archive.chain.TestArchive.NOW;
import static dev.cairn.archive.chain.TestArchive.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.archive.chain.TestArchive.MemoryAnchor;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A commit tried again, by whomever, is in the chain once. */
class ChainRetryTest {

  private static final List<LedgerEntry> HOLD =
      List.of(
          new LegalHold(
                  "c", "b", "w", Set.of(), Optional.empty(), Optional.empty(), Optional.empty(),
                  List.of())
              .placed());

  private final InMemoryBlobStore store = new InMemoryBlobStore();
  private final MemoryAnchor anchor = new MemoryAnchor();
  private Chain chain;

  @BeforeEach
  void setUp() throws IOException {
    chain = TestArchive.create(store, anchor);
  }

  @Test
  void sameCommitIsWrittenOnceWhateverItsTimeAndFileOrder() throws IOException {
    ArchiveCommit commit =
        commit(store, "c1", List.of("events/b", "events/a"), new OffsetRange("t", 0, 0, 9));
    Manifest first = chain.append(commit, NOW);
    ArchiveCommit reordered =
        new ArchiveCommit(
            "c1", List.of(commit.files().get(1), commit.files().get(0)), commit.offsets());

    assertThat(chain.append(reordered, NOW.plusSeconds(5))).isEqualTo(first);
    assertThat(reopened().append(commit, NOW.plusSeconds(9))).isEqualTo(first);
    assertThat(chain.manifests()).hasSize(2);
  }

  @Test
  void sameIdWithOtherContentIsAnAlarm() throws IOException {
    chain.append(commit(store, "c1", 0, 9), NOW);
    ArchiveCommit other = commit(store, "x", 10, 19);

    assertThatThrownBy(
            () -> chain.append(new ArchiveCommit("c1", other.files(), other.offsets()), NOW))
        .isInstanceOf(CommitConflictException.class)
        .hasMessageContaining("manifest 2");
  }

  @Test
  void commitOlderThanTheRememberedOnesIsKnownByItsOffsets() throws IOException {
    chain = Chain.open(store, TestArchive.writer(anchor), 8);
    ArchiveCommit old = commit(store, "old", 0, 9);
    Manifest first = chain.append(old, NOW);
    Manifest hold = chain.appendLedger("hold-1", HOLD, NOW);
    for (int i = 0; i < 9; i++) {
      chain.append(ArchiveCommit.heartbeat("beat-" + i), NOW);
    }
    ChainHead head = anchor.head;

    assertThat(chain.append(old, NOW)).isEqualTo(first);
    assertThat(chain.appendLedger("hold-1", HOLD, NOW)).isEqualTo(hold);
    assertThat(chain.state(old)).isEqualTo(CommitState.IN_CHAIN);
    assertThat(chain.state(ArchiveCommit.ofLedger("hold-1", HOLD))).isEqualTo(CommitState.IN_CHAIN);
    assertThat(anchor.head).isEqualTo(head);
  }

  @Test
  void commitThatAnotherWriterPlacedMeanwhileIsFound() throws IOException {
    Chain stale = reopened();
    ArchiveCommit commit = commit(store, "c1", 0, 9);
    Manifest theirs = chain.append(commit, NOW);

    assertThat(stale.append(commit, NOW.plusSeconds(1))).isEqualTo(theirs);
    assertThat(stale.head()).isEqualTo(chain.head());
  }

  @Test
  void anotherCommitOfAnotherWriterIsContinued() throws IOException {
    Chain stale = reopened();
    chain.append(commit(store, "c1", 0, 9), NOW);
    chain.append(commit(store, "c2", 10, 19), NOW);

    Manifest fourth = stale.append(commit(store, "c3", 20, 29), NOW);

    assertThat(fourth.sequence()).isEqualTo(4);
    assertThat(Chain.open(store).manifests()).hasSize(4);
  }

  @Test
  void offsetsThatAnotherWriterArchivedMeanwhileAreRefused() throws IOException {
    Chain stale = reopened();
    chain.append(commit(store, "c1", 0, 9), NOW);

    assertThatThrownBy(() -> stale.append(commit(store, "c2", 9, 12), NOW))
        .isInstanceOf(OffsetOverlapException.class);
    assertThat(Chain.open(store).manifests()).hasSize(2);
  }

  @Test
  void anchorThatWasNotWrittenIsWrittenWhenTheCommitIsTriedAgain() throws IOException {
    ArchiveCommit commit = commit(store, "c1", 0, 9);
    AtomicInteger writes = new AtomicInteger();
    Anchor failing =
        new Anchor() {
          @Override
          public Optional<ChainHead> read() {
            return anchor.read();
          }

          @Override
          public void write(ChainHead head) throws IOException {
            // the first is of the opening
            if (writes.getAndIncrement() == 1) {
              throw new IOException("out of reach");
            }
            anchor.write(head);
          }
        };
    Chain unlucky = Chain.open(store, TestArchive.writer(failing));

    assertThatThrownBy(() -> unlucky.append(commit, NOW)).hasMessage("out of reach");
    unlucky.append(commit, NOW);

    assertThat(anchor.head.sequence()).isEqualTo(2);
    assertThat(unlucky.manifests()).hasSize(2);
  }

  @Test
  void racingWritersLoseNothingAndWriteNothingTwice() throws Exception {
    int writers = 4;
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Callable<Void>> jobs = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        Chain mine = Chain.open(store, TestArchive.writer(Anchor.none()));
        jobs.add(
            () -> {
              for (int i = 0; i < 20; i++) {
                ArchiveCommit commit =
                    new ArchiveCommit(
                        "c" + i,
                        List.of(TestArchive.file("events/" + i, "x", 1)),
                        List.of(new OffsetRange("t", 0, i * 10L, i * 10L + 9)));
                mine.append(commit, NOW);
              }
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(jobs)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(Chain.open(store).manifests()).extracting(Manifest::commitId)
        .hasSize(21)
        .doesNotHaveDuplicates();
  }

  private Chain reopened() throws IOException {
    return Chain.open(store.reopened(), TestArchive.writer(anchor));
  }
}
