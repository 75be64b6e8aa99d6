package dev.cairn.archive.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many writers, each with content and a store of its own, that commit one path at the same moment.
 *
 * @param committed contents whose commit was told that it made the blob visible
 * @param conflicts number of commits that were told of other content
 */
record CommitRace(List<String> committed, int conflicts) {

  /** Opens a store as another process would. */
  interface Opener {
    BlobStore open() throws IOException;
  }

  static CommitRace run(BlobStore store, Opener opener, String path, int writers)
      throws Exception {
    List<StagedBlob> staged = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      staged.add(Blobs.stage(store, path, "writer " + i));
    }
    CyclicBarrier start = new CyclicBarrier(writers);
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Future<BlobStore.CommitOutcome>> outcomes = new ArrayList<>();
      for (StagedBlob blob : staged) {
        Callable<BlobStore.CommitOutcome> commit =
            () -> {
              try (BlobStore own = opener.open()) {
                start.await();
                return own.commit(blob);
              }
            };
        outcomes.add(threads.submit(commit));
      }
      return of(outcomes);
    } finally {
      threads.shutdownNow();
    }
  }

  private static CommitRace of(List<Future<BlobStore.CommitOutcome>> outcomes) throws Exception {
    List<String> committed = new ArrayList<>();
    int conflicts = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      try {
        if (outcomes.get(i).get() == BlobStore.CommitOutcome.COMMITTED) {
          committed.add("writer " + i);
        }
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof BlobConflictException)) {
          throw e;
        }
        conflicts++;
      }
    }
    return new CommitRace(committed, conflicts);
  }
}
