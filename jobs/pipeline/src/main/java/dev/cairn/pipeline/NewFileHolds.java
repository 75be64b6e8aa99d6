package dev.cairn.pipeline;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Chain;
import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.chain.LegalHold;
import dev.cairn.archive.store.BlobStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Records which legal holds lie on files that came after them, and puts on them what the files'
 * commit did not bring yet, because a hold was placed at the same time.
 */
final class NewFileHolds {

  private final BlobStore store;
  private final Retry retry;
  private final InstantSource clock;

  NewFileHolds(BlobStore store, Retry retry, InstantSource clock) {
    this.store = store;
    this.retry = retry;
    this.clock = clock;
  }

  private static Map<String, Set<String>> covered(
      Collection<LegalHold> holds, Collection<ArchiveFile> files) {
    Map<String, Set<String>> paths = new TreeMap<>();
    for (LegalHold hold : holds) {
      for (ArchiveFile file : files) {
        if (hold.covers(file)) {
          paths.computeIfAbsent(hold.caseId(), c -> new TreeSet<>()).add(file.path());
        }
      }
    }
    return paths;
  }

  private static List<LedgerEntry> entries(Map<String, Set<String>> pathsByCase) {
    List<LedgerEntry> entries = new ArrayList<>();
    pathsByCase.forEach(
        (caseId, paths) ->
            entries.add(
                new LedgerEntry(
                    LedgerEntry.Kind.HOLD_APPLIED,
                    new TreeMap<>(Map.of("case", caseId)),
                    List.copyOf(paths))));
    return entries;
  }

  /**
   * Sees to it that the holds that cover committed files are on them, and says so in the chain.
   *
   * @param on the paths that each case is on by what the chain says, by case
   */
  void complete(Chain chain, Collection<ArchiveFile> files, Map<String, Set<String>> on)
      throws IOException, InterruptedException {
    Map<String, Set<String>> missing = covered(chain.holdsForNewFiles(), files);
    missing.forEach((caseId, paths) -> paths.removeAll(on.getOrDefault(caseId, Set.of())));
    missing.values().removeIf(Set::isEmpty);
    if (missing.isEmpty()) {
      return;
    }
    Set<String> paths = new HashSet<>();
    missing.values().forEach(paths::addAll);
    for (ArchiveFile file : files) {
      if (paths.contains(file.path())) {
        retry.run("hold " + file.path(), () -> store.hold(file.blob(), true));
      }
    }
    // after a crash in between it is done again, under another id: twice in the ledger does no harm
    String id = "hold-" + UUID.randomUUID();
    retry.run(
        "append holds", () -> chain.appendLedger(id, entries(missing), clock.instant()));
  }

  /** The paths that each case is on, as the whole chain says. */
  Map<String, Set<String>> inChain(Chain chain) throws IOException, InterruptedException {
    Map<String, Set<String>> on = new TreeMap<>();
    for (LegalHold hold : retry.call("read holds", chain::holds)) {
      on.computeIfAbsent(hold.caseId(), c -> new TreeSet<>()).addAll(hold.paths());
    }
    return on;
  }
}
