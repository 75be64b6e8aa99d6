package dev.cairn.archive.chain;

import dev.cairn.archive.store.BlobStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what is in the chain already: among the remembered commits, by offsets, or, where neither
 * can tell, by reading the chain.
 */
final class PlacedCommits {

  private final BlobStore store;
  private final ChainState state;

  PlacedCommits(BlobStore store, ChainState state) {
    this.store = store;
    this.state = state;
  }

  CommitState state(ArchiveCommit commit) throws IOException {
    if (state.recent(commit.commitId()) != null) {
      return CommitState.IN_CHAIN;
    }
    if (!mayBeOld(commit)) {
      return CommitState.NEW;
    }
    if (search(commit).isPresent()) {
      return CommitState.IN_CHAIN;
    }
    List<OffsetRange> accounted = commit.accounted();
    if (accounted.stream().noneMatch(range -> state.coverage().overlap(range).isPresent())) {
      return CommitState.NEW;
    }
    return accounted.stream().allMatch(state.coverage()::covers)
        ? CommitState.ARCHIVED_BEFORE
        : CommitState.PARTLY;
  }

  /**
   * Finds the manifest of a commit.
   *
   * @throws CommitConflictException if it holds something else
   * @throws OffsetOverlapException if the commit is not there, but some of its offsets are
   */
  Optional<Manifest> find(ArchiveCommit commit) throws IOException {
    Long recent = state.recent(commit.commitId());
    Optional<Manifest> there = Optional.empty();
    if (recent != null) {
      there = Optional.of(ChainLoader.read(store, recent).parse());
    } else if (mayBeOld(commit)) {
      there = search(commit);
    }
    if (there.isPresent()) {
      return Optional.of(same(there.get(), commit));
    }
    for (OffsetRange range : commit.accounted()) {
      Optional<OffsetRange> archived = state.coverage().overlap(range);
      if (archived.isPresent()) {
        throw new OffsetOverlapException(commit.commitId(), range, archived.get());
      }
    }
    return Optional.empty();
  }

  void refuseClaimed(List<AbandonedFile> files) throws IOException {
    Set<String> paths = files.stream().map(AbandonedFile::path).collect(Collectors.toSet());
    for (long sequence = 1; sequence < state.next(); sequence++) {
      for (ArchiveFile file : ChainLoader.read(store, sequence).parse().files()) {
        if (paths.contains(file.path())) {
          throw new CommitConflictException(
              "File " + file.path() + " is in manifest " + sequence + " and cannot be abandoned");
        }
      }
    }
  }

  /** Whether it may be there though it is not remembered. */
  private boolean mayBeOld(ArchiveCommit commit) {
    return commit.accounted().isEmpty()
        ? state.forgets() && !commit.ledger().isEmpty()
        : commit.accounted().stream()
            .anyMatch(range -> state.coverage().overlap(range).isPresent());
  }

  private Optional<Manifest> search(ArchiveCommit commit) throws IOException {
    for (long sequence = 1; sequence < state.next(); sequence++) {
      Manifest manifest = ChainLoader.read(store, sequence).parse();
      if (manifest.commitId().equals(commit.commitId())) {
        return Optional.of(manifest);
      }
    }
    return Optional.empty();
  }

  private static Manifest same(Manifest manifest, ArchiveCommit commit)
      throws CommitConflictException {
    if (!manifest.holds(commit)) {
      throw new CommitConflictException(
          "Commit " + commit.commitId() + " is manifest " + manifest.sequence()
              + " already, with other files, offsets or ledger entries");
    }
    return manifest;
  }
}
