package dev.cairn.archive.chain;

import dev.cairn.archive.store.BlobConflictException;
import dev.cairn.archive.store.BlobStore;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The manifest chain of one archive: read, checked and appended to.
 *
 * <p>Guarantees, also with several writers on one store: every manifest continues the one before it;
 * no offset is archived by two commits; a commit tried again, in any process, is in the chain once.
 * For the last, the ids of the latest 1024 commits are remembered; an older commit is known by its
 * offsets, and then looked up by reading the chain. So only a <em>heartbeat</em> (a commit without
 * files) tried again after 1024 others is written a second time, which changes no verdict.
 *
 * <p>Memory grows with the gaps between archived offsets and with abandoned files, not with the
 * chain's length. One instance is not thread-safe. Does not protect against whoever can rewrite the
 * store and the anchor: manifests of this version are not signed.
 */
public final class Chain {

  private final BlobStore store;
  private final ChainState state;
  private final Appender appender;

  private Chain(BlobStore store, ChainState state, ChainWriter writer) {
    this.store = store;
    this.state = state;
    this.appender = writer == null ? null : new Appender(store, state, writer);
  }

  /**
   * Reads and checks all manifests, for reading only; a chain of no manifests is empty, not broken.
   *
   * @throws ChainBrokenException if a manifest is missing, not in its form, or does not continue the
   *     one before
   * @throws IOException if the store is out of reach
   */
  public static Chain open(BlobStore store) throws IOException {
    return new Chain(store, ChainLoader.load(store, m -> {}), null);
  }

  /**
   * Reads and checks all manifests, holds them to the anchor, and brings an anchor that is behind or
   * not yet written up to the head.
   *
   * @throws ChainBrokenException as for {@link #open(BlobStore)}, and if the anchor knows a manifest
   *     that the chain does not have: nobody may build on a chain that was cut
   * @throws IOException if the store or the anchor is out of reach
   */
  public static Chain open(BlobStore store, ChainWriter writer) throws IOException {
    Chain chain = new Chain(store, ChainLoader.load(store, m -> {}), writer);
    ChainLoader.checkAnchor(store, chain.state, writer.anchor());
    if (!chain.isEmpty()) {
      chain.appender.writeAnchor();
    }
    return chain;
  }

  /**
   * Starts a chain with its first manifest.
   *
   * @param archiveId a name that no other archive has, for instance a random UUID
   * @throws BlobConflictException if there is a chain already
   * @throws ChainBrokenException if the anchor knows a chain already
   * @throws IllegalArgumentException if the WORM statement contradicts {@link BlobStore#worm()}
   * @throws IOException if the store or the anchor is out of reach; may be repeated
   */
  public static Chain create(
      BlobStore store, ChainWriter writer, String archiveId, Genesis genesis, Instant now)
      throws IOException {
    Checks.that(
        store.worm() != genesis.worm().equals(Genesis.NO_WORM),
        "the WORM statement '%s' contradicts the store, which says %s",
        genesis.worm(),
        store.worm());
    ChainState state = new ChainState();
    ChainLoader.checkAnchor(store, state, writer.anchor());
    if (!store.list(Manifest.FOLDER).isEmpty()) {
      throw new BlobConflictException(Manifest.path(1), "a chain is there already");
    }
    Manifest first =
        new Manifest(
            archiveId,
            1,
            now.truncatedTo(ChronoUnit.MICROS),
            Manifest.NO_PREVIOUS,
            "genesis",
            writer.name(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(writer.signer().current()),
            genesis,
            Optional.empty());
    Chain chain = new Chain(store, state, writer);
    if (!chain.appender.put(first)) {
      throw new BlobConflictException(first.path(), "another writer started the chain");
    }
    chain.appender.writeAnchor();
    return chain;
  }

  /**
   * Opens the chain that is there, whatever its archive id, or else starts one.
   *
   * @throws ChainBrokenException as for {@link #open(BlobStore, ChainWriter)}
   * @throws IOException as for {@link #create}
   */
  public static Chain openOrCreate(
      BlobStore store, ChainWriter writer, String archiveId, Genesis genesis, Instant now)
      throws IOException {
    Chain chain = open(store, writer);
    if (!chain.isEmpty()) {
      return chain;
    }
    try {
      return create(store, writer, archiveId, genesis, now);
    } catch (BlobConflictException e) {
      return open(store, writer);
    }
  }

  /** Whether there is no manifest at all, not even the first. */
  public boolean isEmpty() {
    return state.head() == null;
  }

  /** The last manifest, as far as this instance has read or written; empty if there is none. */
  public Optional<ChainHead> head() {
    return Optional.ofNullable(state.head());
  }

  /**
   * Reads all manifests again, in order, with those appended meanwhile.
   *
   * @throws ChainBrokenException if the chain is no longer whole
   * @throws IOException if the store is out of reach
   */
  public List<Manifest> manifests() throws IOException {
    List<Manifest> manifests = new ArrayList<>();
    ChainLoader.load(store, manifests::add);
    return manifests;
  }

  /** One past the highest archived offset of each partition, whatever gaps lie below it. */
  public Map<TopicPartition, Long> nextOffsets() {
    return state.coverage().nextOffsets();
  }

  /**
   * Finds the visible files under {@code events/} and {@code dead_letters/} that no manifest names,
   * and hashes them. Commits that are still to be tried again must be appended first: their files
   * are unclaimed until then.
   *
   * @throws IOException if the chain is broken or the store is out of reach
   */
  public List<AbandonedFile> unclaimed() throws IOException {
    return UnclaimedFiles.find(store);
  }

  /**
   * Appends one manifest for the commit, then writes the anchor. Its files must be committed in the
   * store before. Offsets may leave a gap: the manifest records what is, and the verifier calls it
   * incomplete. Tried again with the same commit, it returns the manifest already there.
   *
   * @param now the writer's clock, recorded to the microsecond
   * @throws OffsetOverlapException if offsets are archived already by another commit
   * @throws CommitConflictException if the commit id is there with other content, or a file was
   *     abandoned
   * @throws ChainBrokenException if another writer left a broken tail
   * @throws IllegalStateException if the chain is empty or was opened for reading
   * @throws IOException if the store or the anchor is out of reach; the call may be repeated
   */
  public Manifest append(ArchiveCommit commit, Instant now) throws IOException {
    return appender().append(commit, now);
  }

  /**
   * Appends one manifest that gives files up; those given up before are left out.
   *
   * @return the manifest; empty if nothing was left to give up
   * @throws CommitConflictException if a manifest claims one of the files
   * @throws IllegalStateException if the chain is empty or was opened for reading
   * @throws IOException if the store or the anchor is out of reach; the call may be repeated
   */
  public Optional<Manifest> abandon(List<AbandonedFile> files, Instant now) throws IOException {
    return appender().abandon(files, now);
  }

  private Appender appender() {
    if (appender == null) {
      throw new IllegalStateException("the chain was opened for reading: open it with a writer");
    }
    if (isEmpty()) {
      throw new IllegalStateException("the chain is empty: create it first");
    }
    return appender;
  }
}
