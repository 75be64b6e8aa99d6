package dev.cairn.archive.retention;

import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.chain.LedgerEntry.Kind;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.retention.RetentionPlan.Disposal;
import dev.cairn.archive.store.BlobStore;
import dev.cairn.archive.store.BlobVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Disposes of files: approved, deleted, recorded, batch by batch. */
final class Disposer {

  /** The one method there is: the version is deleted from the store. */
  static final String METHOD = "delete";

  private final BlobStore store;
  private final LedgerAppender ledger;
  private final StoreWork work;
  private final List<Long> approvals = new ArrayList<>();
  private long disposed;

  Disposer(BlobStore store, LedgerAppender ledger, StoreWork work) {
    this.store = store;
    this.ledger = ledger;
    this.work = work;
  }

  void dispose(List<Disposal> disposals, String approver) throws IOException {
    // what an earlier run approved and did not end
    Map<Long, List<Disposal>> approved = new TreeMap<>();
    List<Disposal> fresh = new ArrayList<>();
    for (Disposal disposal : disposals) {
      if (disposal.file().approval().isPresent()) {
        approved
            .computeIfAbsent(disposal.file().approval().getAsLong(), s -> new ArrayList<>())
            .add(disposal);
      } else {
        fresh.add(disposal);
      }
    }
    for (Map.Entry<Long, List<Disposal>> batch : approved.entrySet()) {
      delete(batch.getValue(), batch.getKey());
    }
    for (int i = 0; i < fresh.size(); i += LedgerAppender.PATHS_PER_MANIFEST) {
      List<Disposal> batch =
          fresh.subList(i, Math.min(fresh.size(), i + LedgerAppender.PATHS_PER_MANIFEST));
      delete(batch, approve(batch, approver).sequence());
    }
  }

  private Manifest approve(List<Disposal> batch, String approver) throws IOException {
    Map<String, Set<String>> byRule = new TreeMap<>();
    batch.forEach(
        d -> byRule.computeIfAbsent(d.rule(), r -> new TreeSet<>()).add(d.file().file().path()));
    List<LedgerEntry> entries = new ArrayList<>();
    byRule.forEach(
        (rule, paths) ->
            entries.addAll(
                Entries.of(
                    Kind.DISPOSAL_APPROVED,
                    Map.of("by", approver, "method", METHOD, "rule", rule),
                    paths)));
    return ledger.append(entries);
  }

  private void delete(List<Disposal> batch, long approval) throws IOException {
    Set<String> gone = new TreeSet<>();
    for (Disposal disposal : batch) {
      BlobVersion blob = disposal.file().file().blob();
      if (work.attempt(blob, () -> store.delete(blob))) {
        gone.add(blob.path());
      }
    }
    if (!gone.isEmpty()) {
      ledger.appendAll(
          Entries.of(
              Kind.DISPOSED,
              Map.of("approval", Long.toString(approval), "method", METHOD),
              gone));
    }
    disposed += gone.size();
    approvals.add(approval);
  }

  long disposed() {
    return disposed;
  }

  List<Long> approvals() {
    return approvals;
  }
}
