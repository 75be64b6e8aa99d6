package dev.cairn.pipeline;

import dev.cairn.archive.chain.ArchiveCommit;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.LegalHold;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.Committed;
import dev.cairn.archive.store.Protection;
import dev.cairn.archive.table.StagedArchiveFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes staged files visible, each under its retention and the legal holds that cover it, and then
 * writes the manifest that binds them: one commit after the other, in the order of their
 * checkpoints. Every step may be done again after a crash.
 *
 * <p>Before anything becomes visible the chain is asked: what an older checkpoint brings again is
 * thrown away, what contradicts the chain stops the job. A failure is thrown on, so that Flink
 * restores the last checkpoint and commits once more: Flink's own {@code
 * signalFailedWithKnownReason} would drop data in silence.
 */
final class ArchiveCommitter implements Committer<CheckpointCommit> {

  private static final Logger LOG = LoggerFactory.getLogger(ArchiveCommitter.class);

  /** Opens the chain for appending. */
  interface ChainOpener {
    Chain open() throws IOException;
  }

  private final BlobStore store;
  private final ChainOpener opener;
  private final Retry retry;
  private final InstantSource clock;
  private final NewFileHolds holds;
  private final AutoCloseable resources;
  private Chain chain;

  /**
   * Creates a committer.
   *
   * @param resources what to close with it
   */
  ArchiveCommitter(
      BlobStore store,
      ChainOpener opener,
      Retry retry,
      InstantSource clock,
      AutoCloseable resources) {
    this.store = store;
    this.opener = opener;
    this.retry = retry;
    this.clock = clock;
    this.holds = new NewFileHolds(store, retry, clock);
    this.resources = resources;
  }

  @Override
  public void commit(Collection<CommitRequest<CheckpointCommit>> requests)
      throws IOException, InterruptedException {
    for (CommitRequest<CheckpointCommit> request : requests) {
      CheckpointCommit commit = request.getCommittable();
      try {
        commit(commit);
      } catch (IOException e) {
        LOG.atError()
            .addKeyValue("commit", commit.commitId())
            .addKeyValue("final", FinalFailures.isFinal(e))
            .addKeyValue("error", e.toString())
            .log("Not committed");
        throw FinalFailures.orSuppress(e);
      }
    }
  }

  /** Commits one, whoever made it. */
  void commit(CheckpointCommit commit) throws IOException, InterruptedException {
    if (chain == null) {
      // not before: the committers that have nothing to commit need no chain
      chain = retry.call("open chain", opener::open);
    }
    retry.run("read chain", chain::refresh);
    ArchiveCommit asked = content(commit, files(commit));
    switch (retry.call("look into chain", () -> chain.state(asked))) {
      case NEW -> append(commit);
      case IN_CHAIN -> holds.complete(chain, files(commit), holds.inChain(chain));
      case ARCHIVED_BEFORE -> discard(commit);
      case PARTLY -> throw CommitRefusedException.partly(commit.commitId());
    }
  }

  private void append(CheckpointCommit commit) throws IOException, InterruptedException {
    List<LegalHold> active = chain.holdsForNewFiles();
    List<ArchiveFile> files = new ArrayList<>();
    for (StagedArchiveFile staged : commit.content().files()) {
      boolean held = active.stream().anyMatch(hold -> hold.covers(staged.file()));
      files.add(makeVisible(commit, staged, held));
    }
    ArchiveCommit content = content(commit, files);
    long sequence =
        retry.call("append manifest", () -> chain.append(content, clock.instant()).sequence());
    LOG.atInfo()
        .addKeyValue("manifest", sequence)
        .addKeyValue("files", files.size())
        .addKeyValue("lost", content.lost().size())
        .addKeyValue("commit", commit.commitId())
        .log("Committed");
    retry.run("read chain", chain::refresh);
    holds.complete(chain, files, Map.of());
  }

  private ArchiveFile makeVisible(CheckpointCommit commit, StagedArchiveFile staged, boolean hold)
      throws IOException, InterruptedException {
    Protection wanted =
        new Protection(staged.file().retention().protection().retention(), hold);
    try {
      Committed committed =
          retry.call(
              "commit " + staged.file().path(), () -> store.commit(staged.blob(), wanted));
      return staged.file().as(committed);
    } catch (NoSuchFileException e) {
      throw CommitRefusedException.gone(commit.commitId(), e);
    }
  }

  private void discard(CheckpointCommit commit) throws IOException, InterruptedException {
    LOG.atWarn()
        .addKeyValue("commit", commit.commitId())
        .addKeyValue("offsets", commit.content().offsets())
        .addKeyValue("files", commit.content().files().size())
        .log("An older checkpoint was restored: its commit is dropped, the chain has all of it");
    for (StagedArchiveFile staged : commit.content().files()) {
      retry.run(
          "discard " + staged.file().path(),
          () -> {
            store.discard(staged.blob());
            return null;
          });
    }
  }

  private static List<ArchiveFile> files(CheckpointCommit commit) {
    return commit.content().files().stream().map(StagedArchiveFile::file).toList();
  }

  private static ArchiveCommit content(CheckpointCommit commit, List<ArchiveFile> files) {
    return new ArchiveCommit(
        commit.commitId(),
        files,
        commit.content().offsets(),
        commit.content().lost(),
        List.of());
  }

  @Override
  public void close() throws Exception {
    IOUtils.closeAll(resources, store);
  }
}
