package dev.cairn.archive.verify;

import static dev.cairn.archive.chain.TestArchive.NOW;

import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.ArchiveCommit;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.chain.TestArchive;
import dev.cairn.archive.chain.TestArchive.MemoryAnchor;
import dev.cairn.archive.store.BlobInfo;
import dev.cairn.archive.store.BlobStore;
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
  static final String FIRST = "chain/000000000001.json";
  static final String SECOND = "chain/000000000002.json";
  static final String THIRD = "chain/000000000003.json";
  static final String FOURTH = "chain/000000000004.json";
  static final String HEAD = "chain/000000000005.json";

  final InMemoryBlobStore store = new InMemoryBlobStore();
  final MemoryAnchor anchor = new MemoryAnchor();

  // written once: every signature takes a millisecond
  private static SmallArchive template;

  SmallArchive() throws IOException {
    this(template());
  }

  private SmallArchive(SmallArchive copied) throws IOException {
    if (copied == null) {
      write(store, anchor);
      return;
    }
    for (BlobInfo blob : copied.store.list("")) {
      store.commit(Blobs.stage(store, blob.path(), Blobs.read(copied.store, blob.path())));
    }
    anchor.head = copied.anchor.head;
  }

  private static synchronized SmallArchive template() throws IOException {
    if (template == null) {
      template = new SmallArchive(null);
    }
    return template;
  }

  /** Writes the same into an empty store. */
  static void write(BlobStore store, Anchor anchor) throws IOException {
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
    chain.append(ArchiveCommit.heartbeat("beat"), NOW);
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
