package dev.cairn.archive.chain;

import dev.cairn.archive.store.BlobConflictException;
import dev.cairn.archive.store.BlobStore;
import java.io.IOException;
import java.time.Instant;
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
 * offsets or looked up by reading the chain. So only a <em>heartbeat</em> tried again after 1024
 * others is written a second time, which changes no verdict.
 *
 * <p>Every manifest is signed by the signing service's current key. A key that the chain does not
 * know yet is first announced by a manifest of its own, signed by a key that it knows: so who rotates
 * the signing key leaves the old version enabled until the writer has written once.
 *
 * <p>Memory grows with the gaps between archived offsets, with abandoned files, active holds and
 * signing keys, not with the chain's length. One instance is not thread-safe. Does not protect
 * against whoever may use the signing key, or may write both store and anchor before any of both
 * was looked at.
 */
public final class Chain {

  private final BlobStore store;
  private final ChainState state;
  private final PlacedCommits placed;
  private final Appender appender;

  private Chain(BlobStore store, ChainState state, ChainWriter writer) {
    this.store = store;
    this.state = state;
    this.placed = new PlacedCommits(store, state);
    this.appender = writer == null ? null : new Appender(store, state, writer);
  }

  /**
   * Reads and checks all manifests, for reading only; a chain of no manifests is empty, not broken.
   * Does not check signatures: that is the verifier's.
   *
   * @throws ChainBrokenException if a manifest is missing, not in its form, or does not continue the
   *     one before
   * @throws IOException if the store is out of reach
   */
  public static Chain open(BlobStore store) throws IOException {
    return new Chain(store, ChainLoader.load(store, ChainState.forReading(), m -> {}), null);
  }

  /**
   * Reads and checks all manifests, holds them to the anchor, and brings an anchor that is behind or
   * not yet written up to the head. Of the signatures it checks the head's, which vouches for all
   * that the head continues, and those of manifests that announce keys. The keys of the first
   * manifest are taken on trust where no anchor vouches for it.
   *
   * @throws ChainBrokenException as for {@link #open(BlobStore)}, if the head is not signed by a
   *     key that the chain announced, and if the anchor knows a manifest that the chain does not
   *     have: nobody may build on a chain that was forged or cut
   * @throws IOException if the store or the anchor is out of reach
   */
  public static Chain open(BlobStore store, ChainWriter writer) throws IOException {
    return open(store, writer, ChainState.REMEMBERED_COMMITS);
  }

  static Chain open(BlobStore store, ChainWriter writer, int remembered) throws IOException {
    // read first: what others append meanwhile must not look like a tail that was cut off
    Optional<ChainHead> anchored = writer.anchor().read();
    ChainState state = ChainLoader.load(store, ChainState.forWriting(remembered), m -> {});
    Chain chain = new Chain(store, state, writer);
    ChainLoader.checkAnchor(store, chain.state, anchored);
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
    ChainState state = ChainState.forWriting(ChainState.REMEMBERED_COMMITS);
    ChainLoader.checkAnchor(store, state, writer.anchor().read());
    if (!store.list(Manifest.FOLDER).isEmpty()) {
      throw new BlobConflictException(Manifest.path(1), "a chain is there already");
    }
    Chain chain = new Chain(store, state, writer);
    if (!chain.appender.start(archiveId, genesis, now)) {
      throw new BlobConflictException(Manifest.path(1), "another writer started the chain");
    }
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
    ChainLoader.load(store, ChainState.forReading(), manifests::add);
    return manifests;
  }

  /**
   * Reads what others appended since this instance last read or wrote.
   *
   * @return whether there was anything
   * @throws ChainBrokenException if it does not continue the chain
   * @throws IOException if the store is out of reach
   */
  public boolean refresh() throws IOException {
    return ChainLoader.loadTail(store, state);
  }

  /**
   * Reads all manifests again and sums up their ledgers: holds, retentions, disposals. Costs as much
   * as {@link #manifests}; ask it once for many files.
   *
   * @throws IOException if the chain is broken or the store is out of reach
   */
  public Ledger ledger() throws IOException {
    Ledger ledger = new Ledger();
    ChainLoader.load(store, ChainState.forReading(), ledger::add);
    return ledger;
  }

  /**
   * The active legal holds with the files they lie on, read as by {@link #ledger}.
   *
   * @throws IOException if the chain is broken or the store is out of reach
   */
  public List<LegalHold> holds() throws IOException {
    return ledger().holds();
  }

  /**
   * The active legal holds as far as this instance has read or written, without the files they lie
   * on. Reads nothing: made for a writer that asks about each new file.
   */
  public List<LegalHold> holdsForNewFiles() {
    return state.holds().active();
  }

  /**
   * How long a blob is to be kept by all the chain says, read as by {@link #ledger}; empty if
   * nothing speaks of it.
   *
   * @throws IOException if the chain is broken or the store is out of reach
   */
  public Optional<FileRetention> retention(String path) throws IOException {
    return ledger().retention(path);
  }

  /**
   * How a commit stands to the chain as far as this instance has read or written; {@link #refresh}
   * before where others write too. To be asked before the commit's files are made visible. Looks at
   * its id and its offsets, archived or lost; not at its files.
   *
   * @throws IOException if the store is out of reach
   */
  public CommitState state(ArchiveCommit commit) throws IOException {
    return placed.state(commit);
  }

  /** One past the highest offset of each partition that is accounted for, whatever gaps lie below. */
  public Map<TopicPartition, Long> nextOffsets() {
    return state.coverage().nextOffsets();
  }

  /**
   * Finds the visible files in the folders of all tables that no manifest names, and hashes them.
   * Commits that are still to be tried again must be appended first: their files are unclaimed
   * until then.
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
   * @throws OffsetOverlapException if offsets are archived already by another commit, or lost
   * @throws CommitConflictException if the commit id is there with other content, or a file was
   *     abandoned
   * @throws ChainBrokenException if another writer left a broken tail
   * @throws dev.cairn.archive.keys.KeyRefusedException if the signing key is refused, or the keys
   *     that could announce it are; the message says what to do
   * @throws IllegalStateException if the chain is empty or was opened for reading
   * @throws IOException if the store or the anchor is out of reach; the call may be repeated
   */
  public Manifest append(ArchiveCommit commit, Instant now) throws IOException {
    return appender().append(commit, now);
  }

  /**
   * Appends one manifest of ledger entries alone. Tried again with the same id and entries, it
   * returns the manifest already there, however long ago that was.
   *
   * @param commitId unique name of what is done, the same when it is tried again
   * @throws CommitConflictException if the commit id is there with other entries
   * @throws IOException as for {@link #append}
   */
  public Manifest appendLedger(String commitId, List<LedgerEntry> entries, Instant now)
      throws IOException {
    return append(ArchiveCommit.ofLedger(commitId, entries), now);
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
