package dev.cairn.archive.chain;

import dev.cairn.archive.keys.TestSigner;
import dev.cairn.archive.store.BlobInfo;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.Blobs;
import dev.cairn.archive.store.InMemoryBlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds small archives for tests: real chain, files of a few bytes that are no Parquet. */
public final class TestArchive {

  /** When everything in these tests happens. */
  public static final Instant NOW = Instant.parse("2026-11-22T19:00:00.123456Z");

  /** The archive's id. */
  public static final String ID = "3f0e9a52-0000-4000-8000-000000000001";

  static final Genesis GENESIS = new Genesis(Genesis.NO_WORM);

  /** Signs everything in these tests. */
  public static final TestSigner SIGNER = new TestSigner();

  /** How long everything in these tests is kept. */
  public static final FileRetention KEPT =
      new FileRetention(
          "proxysql.query/1", Instant.parse("2032-11-22T19:00:01Z"), FileRetention.NO_MODE);

  private TestArchive() {}

  /** An anchor in memory. */
  public static final class MemoryAnchor implements Anchor {

    /** What it holds; null if nothing. */
    public ChainHead head;

    @Override
    public Optional<ChainHead> read() {
      return Optional.ofNullable(head);
    }

    @Override
    public void write(ChainHead value) throws IOException {
      if (head == null || head.precedes(value)) {
        head = value;
      }
    }
  }

  /** A writer with that anchor. */
  public static ChainWriter writer(Anchor anchor) {
    return new ChainWriter("cairn/0.1.0", anchor, SIGNER);
  }

  /** A chain with its first manifest alone. */
  public static Chain create(BlobStore store, Anchor anchor) throws IOException {
    return Chain.create(store, writer(anchor), ID, GENESIS, NOW);
  }

  /** The file of that content and number of rows. */
  public static ArchiveFile file(String path, String content, long rows) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return new ArchiveFile(
        path,
        path.substring(0, path.indexOf('/')),
        bytes.length,
        Sha256.of(bytes),
        rows,
        1_795_374_000_000_000L,
        1_795_374_060_000_000L,
        "cairn-metadata/2026a",
        "cairn-phi/2026a",
        KEPT,
        Optional.empty());
  }

  /** Makes files visible, each with its path's text as content, and names them in a commit. */
  public static ArchiveCommit commit(
      BlobStore store, String id, List<String> paths, OffsetRange... offsets) throws IOException {
    List<ArchiveFile> files = new ArrayList<>();
    for (String path : paths) {
      String content = "content of " + path;
      Blobs.commit(store, path, content);
      files.add(file(path, content, 10));
    }
    return new ArchiveCommit(id, files, List.of(offsets));
  }

  /** One file and one range of topic {@code t}, partition 0. */
  public static ArchiveCommit commit(BlobStore store, String id, long first, long last)
      throws IOException {
    String path = "events/source=proxysql.query/date=2026-11-22/hour=19/" + id + ".parquet";
    return commit(store, id, List.of(path), new OffsetRange("t", 0, first, last));
  }

  /** All paths in the store. */
  public static List<String> paths(InMemoryBlobStore store) {
    return store.list("").stream().map(BlobInfo::path).toList();
  }
}
