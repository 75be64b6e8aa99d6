package dev.cairn.archive.verify;

import static dev.cairn.archive.chain.TestArchive.NOW;

import dev.cairn.archive.chain.ArchiveCommit;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.chain.TestArchive.MemoryAnchor;
import dev.cairn.archive.store.Blobs;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.IOException;
import java.util.List;

/**
 * Five manifests: the first; two commits of two files and one file; one that gives a file up; a
 * heartbeat.
 */
final class SmallArchive {

  static final String EVENTS_1 = "events/source=a/1.parquet";
  static final String DEAD_1 = "dead_letters/source=a/1.parquet";
  static final String EVENTS_2 = "events/source=a/2.parquet";
  static final String GIVEN_UP = "events/source=a/given-up.parquet";

  final InMemoryBlobStore store = new InMemoryBlobStore();
  final MemoryAnchor anchor = new MemoryAnchor();

  SmallArchive() throws IOException {
    Chain chain = TestArchive.create(store, anchor);
    chain.append(
        TestArchive.commit(
            store,
            "c1",
            List.of(EVENTS_1, DEAD_1),
            new OffsetRange("t", 0, 0, 9),
            new OffsetRange("t", 1, 0, 4)),
        NOW);
    chain.append(
        TestArchive.commit(store, "c2", List.of(EVENTS_2), new OffsetRange("t", 0, 10, 19)), NOW);
    Blobs.commit(store, GIVEN_UP, "by a killed writer");
    chain.abandon(chain.unclaimed(), NOW);
    chain.append(new ArchiveCommit("beat", List.of(), List.of()), NOW);
  }

  VerificationReport verify() throws IOException {
    return ArchiveVerifier.of(store).withAnchor(anchor).verify();
  }

  void swap(String one, String other) {
    byte[][] held = new byte[1][];
    store.tamper(one, bytes -> held[0] = bytes);
    store.tamper(other, bytes -> swapped(held, bytes));
    store.tamper(one, bytes -> held[0]);
  }

  private static byte[] swapped(byte[][] held, byte[] bytes) {
    byte[] first = held[0];
    held[0] = bytes;
    return first;
  }
}
