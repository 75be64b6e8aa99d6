package dev.cairn.pipeline;

import dev.cairn.archive.chain.ArchiveCommit;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.keys.SigningService;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.table.StagedArchiveFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Committer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes staged files visible and then writes the manifest that binds them: one commit after the
 * other, in the order of their checkpoints. Every step may be done again after a crash. The only
 * writer of the chain.
 *
 * <p>A failure is thrown on, so that Flink restores the last checkpoint and commits once more:
 * Flink's own {@code signalFailedWithKnownReason} would drop data in silence.
 */
final class ArchiveCommitter implements Committer<CheckpointCommit> {

  private static final Logger LOG = LoggerFactory.getLogger(ArchiveCommitter.class);

  private final BlobStore store;
  private final Optional<Path> anchor;
  private final SigningService signer;
  private final Retry retry;
  private final Clock clock;
  private Chain chain;

  ArchiveCommitter(
      BlobStore store,
      Optional<Path> anchor,
      SigningService signer,
      Retry retry,
      Clock clock) {
    this.store = store;
    this.anchor = anchor;
    this.signer = signer;
    this.retry = retry;
    this.clock = clock;
  }

  @Override
  public void commit(Collection<CommitRequest<CheckpointCommit>> requests)
      throws IOException, InterruptedException {
    for (CommitRequest<CheckpointCommit> request : requests) {
      commit(request.getCommittable());
    }
  }

  private void commit(CheckpointCommit commit) throws IOException, InterruptedException {
    if (chain == null) {
      // not before: of all subtasks only the first ever commits
      chain = retry.call("open chain", () -> ArchiveAccess.openChain(store, anchor, signer));
    }
    List<ArchiveFile> files = new ArrayList<>();
    for (StagedArchiveFile staged : commit.content().files()) {
      files.add(
          retry.call(
              "commit " + staged.file().path(),
              () ->
                  staged
                      .file()
                      .as(store.commit(staged.blob(), staged.file().retention().protection()))));
    }
    ArchiveCommit content =
        new ArchiveCommit(commit.commitId(), files, commit.content().offsets());
    long sequence =
        retry.call("append manifest", () -> chain.append(content, clock.instant()).sequence());
    LOG.atInfo()
        .addKeyValue("manifest", sequence)
        .addKeyValue("files", commit.content().files().size())
        .addKeyValue("commit", commit.commitId())
        .log("Committed");
  }

  @Override
  public void close() throws IOException {
    signer.close();
    store.close();
  }
}
