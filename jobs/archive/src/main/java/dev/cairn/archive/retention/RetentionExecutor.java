package dev.cairn.archive.retention;

import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.retention.RetentionPlan.Extension;
import dev.cairn.archive.retention.RetentionPlan.ToHold;
import dev.cairn.archive.store.BlobProtectedException;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobVersion;
import dev.cairn.archive.store.Retention;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Does what a plan says, each step so that it may be interrupted anywhere: a new plan then finds
 * what is left. An extension and a hold are put on the store first, then into the ledger, which so
 * never says more than is so. A disposal is approved in the ledger first, then done, then recorded.
 *
 * <p>What the store refuses, or does not have, is told in the outcome and stops nothing else.
 */
public final class RetentionExecutor {

  private final BlobStore store;
  private final Chain chain;
  private final InstantSource clock;
  private final LongConsumer progress;

  /**
   * Creates one.
   *
   * @param chain opened with a writer
   * @param progress is told the number of blobs done
   */
  public RetentionExecutor(
      BlobStore store, Chain chain, InstantSource clock, LongConsumer progress) {
    this.store = store;
    this.chain = chain;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Applies a plan.
   *
   * @param approver who answers for it, as the ledger records it
   * @throws LedgerMovedException if somebody placed or released a hold, or changed retention, after
   *     the plan's state was read
   * @throws IllegalArgumentException if the name is not 1 to 1024 characters without quote,
   *     backslash and control characters
   * @throws IOException if store, anchor or signing key is out of reach; plan and apply again
   */
  public RetentionOutcome apply(RetentionPlan plan, String approver) throws IOException {
    LedgerAppender ledger = new LedgerAppender(chain, clock, plan.lastLedger());
    StoreWork work = new StoreWork(progress);
    Entries.checkLabel(approver);
    long extended = extend(plan.extensions(), approver, ledger, work);
    long held = hold(plan.holds(), ledger, work);
    Disposer disposer = new Disposer(store, ledger, work);
    disposer.dispose(plan.disposals(), approver);
    return new RetentionOutcome(
        extended, held, disposer.disposed(), disposer.approvals(), work.refusals());
  }

  private long extend(
      List<Extension> extensions, String by, LedgerAppender ledger, StoreWork work)
      throws IOException {
    Comparator<FileRetention> order =
        Comparator.comparing(FileRetention::rule)
            .thenComparing(FileRetention::until)
            .thenComparing(FileRetention::mode);
    Map<FileRetention, Set<String>> done = new TreeMap<>(order);
    long count = 0;
    for (Extension extension : extensions) {
      if (work.attempt(extension.blob(), () -> retain(extension))) {
        done.computeIfAbsent(extension.to(), to -> new TreeSet<>()).add(extension.blob().path());
        count++;
      }
    }
    List<LedgerEntry> entries = new ArrayList<>();
    done.forEach((to, paths) -> entries.addAll(retentionExtended(by, to, paths)));
    ledger.appendAll(entries);
    return count;
  }

  private void retain(Extension extension) throws IOException {
    if (!store.worm()) {
      return;
    }
    Retention wanted = extension.to().protection().retention().orElseThrow();
    boolean kept =
        store.retain(extension.blob(), wanted).retention().map(r -> r.covers(wanted)).orElse(false);
    if (!kept) {
      throw new BlobProtectedException(
          extension.blob().path(), "asked to keep it longer, it does not");
    }
  }

  private static List<LedgerEntry> retentionExtended(
      String by, FileRetention to, Set<String> paths) {
    return Entries.of(
        LedgerEntry.Kind.RETENTION_EXTENDED,
        Map.of(
            "by", by, "mode", to.mode(), "rule", to.rule(), "until", Entries.time(to.until())),
        paths);
  }

  private long hold(List<ToHold> holds, LedgerAppender ledger, StoreWork work) throws IOException {
    Map<String, Set<String>> byCase = new TreeMap<>();
    long count = 0;
    for (ToHold hold : holds) {
      BlobVersion blob = hold.file().file().blob();
      if (work.attempt(blob, () -> store.hold(blob, true))) {
        hold.cases().forEach(c -> byCase.computeIfAbsent(c, k -> new TreeSet<>()).add(blob.path()));
        count++;
      }
    }
    List<LedgerEntry> entries = new ArrayList<>();
    byCase.forEach(
        (caseId, paths) ->
            entries.addAll(
                Entries.of(LedgerEntry.Kind.HOLD_APPLIED, Map.of("case", caseId), paths)));
    ledger.appendAll(entries);
    return count;
  }
}
