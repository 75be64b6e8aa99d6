package dev.cairn.pipeline;

import dev.cairn.archive.chain.LostRange;
import dev.cairn.archive.chain.OffsetRange;
import dev.cairn.archive.table.StagedArchiveFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what the writers closed for one checkpoint, and says when a heartbeat is due instead. */
final class CommitDraft {

  private final String run;
  private final Duration heartbeat;
  private final List<StagedArchiveFile> files = new ArrayList<>();
  private final List<OffsetRange> offsets = new ArrayList<>();
  private final List<LostRange> lost = new ArrayList<>();
  private Instant lastCommit;

  /**
   * Begins with nothing.
   *
   * @param run unique name of this attempt; checkpoint ids may come again in another one
   * @param now from when the first heartbeat's time runs
   */
  CommitDraft(String run, Duration heartbeat, Instant now) {
    this.run = run;
    this.heartbeat = heartbeat;
    this.lastCommit = now;
  }

  void add(WriteResult result) {
    files.addAll(result.files());
    offsets.addAll(result.offsets());
    lost.addAll(result.lost());
  }

  boolean isEmpty() {
    return offsets.isEmpty() && lost.isEmpty();
  }

  /** The checkpoint's commit, if it makes one, with all that came since the last call. */
  Optional<CheckpointCommit> take(long checkpointId, Instant now) {
    if (isEmpty() && now.isBefore(lastCommit.plus(heartbeat))) {
      return Optional.empty();
    }
    CheckpointCommit commit =
        new CheckpointCommit(
            run + "-" + checkpointId,
            new WriteResult(files, OffsetRanges.merge(offsets), LostOffsets.merge(lost)));
    files.clear();
    offsets.clear();
    lost.clear();
    lastCommit = now;
    return Optional.of(commit);
  }
}
