package dev.cairn.archive.retention;

import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobVersion;
import dev.cairn.archive.store.Protection;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** Asks a store what protects many blobs: one call each, several at a time. */
final class StoreProtections {

  private static final int CALLS_AT_A_TIME = 8;
  private static final int BATCH = 1024;

  private StoreProtections() {}

  /** What protects them; those that are not there are left out. */
  static Map<BlobVersion, Protection> ask(
      BlobStore store, Collection<BlobVersion> blobs, LongConsumer progress) throws IOException {
    Map<BlobVersion, Protection> found = new HashMap<>();
    if (!store.worm()) {
      blobs.forEach(blob -> found.put(blob, Protection.NONE));
      return found;
    }
    List<BlobVersion> all = List.copyOf(blobs);
    ExecutorService calls = Executors.newFixedThreadPool(CALLS_AT_A_TIME, StoreProtections::daemon);
    try {
      for (int from = 0; from < all.size(); from += BATCH) {
        int to = Math.min(from + BATCH, all.size());
        ask(store, all.subList(from, to), calls, found);
        progress.accept(to);
      }
    } finally {
      calls.shutdownNow();
    }
    return found;
  }

  private static void ask(
      BlobStore store,
      List<BlobVersion> blobs,
      ExecutorService calls,
      Map<BlobVersion, Protection> found)
      throws IOException {
    List<Callable<Protection>> questions = new ArrayList<>();
    blobs.forEach(blob -> questions.add(() -> store.protection(blob)));
    try {
      List<Future<Protection>> answers = calls.invokeAll(questions);
      for (int i = 0; i < answers.size(); i++) {
        try {
          found.put(blobs.get(i), answers.get(i).get());
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof NoSuchFileException)) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Asking the store was interrupted", e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "retention-protection");
    thread.setDaemon(true);
    return thread;
  }
}
