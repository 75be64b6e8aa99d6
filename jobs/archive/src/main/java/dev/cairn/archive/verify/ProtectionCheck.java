package dev.cairn.archive.verify;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.chain.Ledger;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.Protection;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Whether a store that is WORM protects the files as the chain says. One call for each file whose
 * protection matters still; several at a time, told in the order of the chain.
 */
final class ProtectionCheck {

  private static final int CALLS_AT_A_TIME = 8;
  private static final int BATCH = 1024;

  private final BlobStore store;
  private final Ledger ledger;
  private final Instant now;
  private final Faults faults;

  private record Asked(ArchiveFile file, Optional<Protection> found) {}

  ProtectionCheck(BlobStore store, Ledger ledger, Instant now, Faults faults) {
    this.store = store;
    this.ledger = ledger;
    this.now = now;
    this.faults = faults;
  }

  void check(List<Manifest> manifests) throws IOException {
    if (!store.worm()) {
      return;
    }
    List<ArchiveFile> files =
        manifests.stream().flatMap(m -> m.files().stream()).filter(this::matters).toList();
    ExecutorService calls = Executors.newFixedThreadPool(CALLS_AT_A_TIME, ProtectionCheck::daemon);
    try {
      for (int from = 0; from < files.size(); from += BATCH) {
        for (Asked asked : ask(files.subList(from, Math.min(from + BATCH, files.size())), calls)) {
          judge(asked);
        }
      }
    } finally {
      calls.shutdownNow();
    }
  }

  private boolean matters(ArchiveFile file) {
    return wanted(file).isPresent() || ledger.held(file.path());
  }

  /** The retention that must still be there; empty if the store never kept it, or time is up. */
  private Optional<FileRetention> wanted(ArchiveFile file) {
    return ledger
        .retention(file.path())
        .filter(r -> !r.mode().equals(FileRetention.NO_MODE) && r.until().isAfter(now));
  }

  private List<Asked> ask(List<ArchiveFile> files, ExecutorService calls) throws IOException {
    List<Callable<Asked>> questions = new ArrayList<>();
    files.forEach(file -> questions.add(() -> new Asked(file, protection(file))));
    List<Asked> answers = new ArrayList<>();
    try {
      for (Future<Asked> answer : calls.invokeAll(questions)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The verification was interrupted", e);
    }
  }

  private Optional<Protection> protection(ArchiveFile file) throws IOException {
    try {
      return Optional.of(store.protection(file.blob()));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // a missing file is told of by itself
    }
  }

  private void judge(Asked asked) {
    String path = asked.file().path();
    Protection found = asked.found().orElse(null);
    if (found == null) {
      return;
    }
    FileRetention wanted = wanted(asked.file()).orElse(null);
    if (wanted != null
        && !found
            .retention()
            .map(r -> r.covers(wanted.protection().retention().orElseThrow()))
            .orElse(false)) {
      faults.add(
          FaultCode.RETENTION_SHORTENED,
          path,
          "The chain says %s until %s, the store %s.",
          wanted.mode(),
          wanted.until(),
          found
              .retention()
              .map(r -> r.mode().name().toLowerCase(Locale.ROOT) + " until " + r.until())
              .orElse("keeps nothing"));
    }
    if (ledger.held(path) && !found.legalHold()) {
      faults.add(
          FaultCode.HOLD_MISSING, path, "By the ledger it is held, in the store no hold lies on it.");
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "verify-protection");
    thread.setDaemon(true);
    return thread;
  }
}
