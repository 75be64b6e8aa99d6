package dev.cairn.archive.retention;

import dev.cairn.archive.retention.RetentionOutcome.Refusal;
import dev.cairn.archive.store.BlobProtectedException;
import dev.cairn.archive.store.BlobVersion;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Goes on where the store refuses one blob: counts what is done and keeps what was refused. */
final class StoreWork {

  /** Something to do to one blob. */
  interface Step {
    void run() throws IOException;
  }

  private final LongConsumer progress;
  private final List<Refusal> refusals = new ArrayList<>();
  private long done;

  StoreWork(LongConsumer progress) {
    this.progress = progress;
  }

  /**
   * Tries one step.
   *
   * @return whether it was done
   * @throws IOException if the store is out of reach
   */
  boolean attempt(BlobVersion blob, Step step) throws IOException {
    try {
      step.run();
      return true;
    } catch (BlobProtectedException e) {
      refusals.add(new Refusal(blob.path(), e.getMessage()));
      return false;
    } catch (NoSuchFileException e) {
      refusals.add(new Refusal(blob.path(), "it is not in the store"));
      return false;
    } finally {
      progress.accept(++done);
    }
  }

  List<Refusal> refusals() {
    return refusals;
  }
}
