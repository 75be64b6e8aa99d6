package dev.cairn.archive.retention;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.Ledger;
import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.chain.LegalHold;
import dev.cairn.archive.chain.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the manifests of a chain say about retention, walked once in their order. */
final class ChainHistory {

  /**
   * A file and the manifest that lists it.
   *
   * @param file the file
   * @param manifest its manifest
   */
  record Listed(ArchiveFile file, Manifest manifest) {}

  private final Ledger ledger = new Ledger();
  private final Map<String, Listed> files = new TreeMap<>();
  private final Map<String, Long> approvals = new HashMap<>();
  private final Map<String, List<PlacedHold>> holds = new TreeMap<>();
  private final Map<String, SortedSet<String>> casesByPath = new HashMap<>();
  private final Map<String, Set<String>> releasedPaths = new TreeMap<>();
  private long lastLedger;

  static ChainHistory of(List<Manifest> manifests) {
    ChainHistory history = new ChainHistory();
    manifests.forEach(history::add);
    return history;
  }

  private void add(Manifest manifest) {
    ledger.add(manifest);
    manifest.files().forEach(file -> files.put(file.path(), new Listed(file, manifest)));
    manifest.ledger().forEach(entry -> add(entry, manifest));
    if (!manifest.ledger().isEmpty()) {
      lastLedger = manifest.sequence();
    }
  }

  private void add(LedgerEntry entry, Manifest manifest) {
    switch (entry.kind()) {
      case HOLD_PLACED -> {
        holds
            .computeIfAbsent(entry.term("case"), c -> new ArrayList<>())
            .add(new PlacedHold(terms(entry), manifest.sequence(), manifest.created()));
        hold(entry);
      }
      case HOLD_APPLIED -> hold(entry);
      case HOLD_RELEASED -> release(entry.term("case"));
      case DISPOSAL_APPROVED ->
          entry.paths().forEach(path -> approvals.put(path, manifest.sequence()));
      default -> {
        // the ledger knows
      }
    }
  }

  private void hold(LedgerEntry entry) {
    releasedPaths.remove(entry.term("case"));
    for (String path : entry.paths()) {
      casesByPath.computeIfAbsent(path, p -> new TreeSet<>()).add(entry.term("case"));
    }
  }

  private void release(String caseId) {
    holds.remove(caseId);
    Set<String> paths = releasedPaths.computeIfAbsent(caseId, c -> new TreeSet<>());
    casesByPath.forEach(
        (path, cases) -> {
          if (cases.remove(caseId)) {
            paths.add(path);
          }
        });
  }

  private static LegalHold terms(LedgerEntry entry) {
    Ledger alone = new Ledger();
    alone.add(entry, 1);
    return alone.holds().get(0);
  }

  Ledger ledger() {
    return ledger;
  }

  /** Every archive file, by path. */
  Map<String, Listed> files() {
    return files;
  }

  /** Whether the ledger says that a file was disposed of. */
  boolean isDisposed(Listed listed) {
    return ledger.disposedAfter(listed.file().path(), listed.manifest().sequence());
  }

  /** The last manifest that approved a file's disposal. */
  OptionalLong approval(String path) {
    Long sequence = approvals.get(path);
    return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
  }

  /** Active holds, by case, then as placed. */
  List<PlacedHold> holds() {
    return holds.values().stream().flatMap(List::stream).toList();
  }

  /** Cases whose hold lies on a file. */
  SortedSet<String> heldBy(String path) {
    return casesByPath.getOrDefault(path, new TreeSet<>());
  }

  /** Cases whose hold covers a file that came later, and does not lie on it yet. */
  SortedSet<String> toHold(Listed listed) {
    SortedSet<String> cases = new TreeSet<>();
    for (PlacedHold hold : holds()) {
      if (hold.coversLater(listed.file(), listed.manifest().sequence())) {
        cases.add(hold.terms().caseId());
      }
    }
    cases.removeAll(heldBy(listed.file().path()));
    return cases;
  }

  /** Files that a case held until its release; empty if it is active or was never placed. */
  Set<String> releasedPaths(String caseId) {
    return releasedPaths.getOrDefault(caseId, Set.of());
  }

  /** Whether a case was released and not placed again. */
  boolean isReleased(String caseId) {
    return releasedPaths.containsKey(caseId) && !holds.containsKey(caseId);
  }

  long lastLedger() {
    return lastLedger;
  }
}
