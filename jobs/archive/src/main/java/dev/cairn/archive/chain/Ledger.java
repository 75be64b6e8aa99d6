package dev.cairn.archive.chain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the ledger of a chain says after some of its manifests: which holds are active, how long each
 * file is kept, what may be and what was disposed of. Fed manifest by manifest or entry by entry, so
 * that an entry can be judged by what was known before it.
 *
 * <p>Memory grows with the number of archive files. Not thread-safe.
 */
public final class Ledger {

  private final HoldTerms terms = new HoldTerms();
  private final Map<String, Set<String>> heldByCase = new TreeMap<>();
  private final Map<String, FileRetention> retentions = new HashMap<>();
  private final Map<String, TreeSet<Long>> approvals = new HashMap<>();
  private final Map<String, Long> disposals = new HashMap<>();

  /** Takes a whole manifest: its entries, then its files, of which its own entries cannot speak. */
  public void add(Manifest manifest) {
    manifest.ledger().forEach(entry -> add(entry, manifest.sequence()));
    addFiles(manifest);
  }

  /** Takes a manifest's files alone. */
  public void addFiles(Manifest manifest) {
    for (ArchiveFile file : manifest.files()) {
      retentions.merge(file.path(), file.retention(), (first, again) -> first.extended(again));
    }
  }

  /**
   * Takes one entry.
   *
   * @param sequence the manifest that it stands in
   */
  public void add(LedgerEntry entry, long sequence) {
    terms.add(entry);
    switch (entry.kind()) {
      case HOLD_PLACED, HOLD_APPLIED ->
          heldByCase
              .computeIfAbsent(entry.term("case"), c -> new TreeSet<>())
              .addAll(entry.paths());
      case HOLD_RELEASED -> heldByCase.remove(entry.term("case"));
      case RETENTION_EXTENDED -> extend(entry);
      case DISPOSAL_APPROVED -> {
        for (String path : entry.paths()) {
          approvals.computeIfAbsent(path, p -> new TreeSet<>()).add(sequence);
        }
      }
      case DISPOSED -> entry.paths().forEach(path -> disposals.put(path, sequence));
    }
  }

  private void extend(LedgerEntry entry) {
    FileRetention extension =
        new FileRetention(
            entry.term("rule"), entry.time("until").orElseThrow(), entry.term("mode"));
    for (String path : entry.paths()) {
      retentions.merge(path, extension, FileRetention::extended);
    }
  }

  /** The active holds, each with all files that its case lies on; by case, then as placed. */
  public List<LegalHold> holds() {
    return terms.active().stream()
        .map(hold -> hold.on(List.copyOf(heldByCase.getOrDefault(hold.caseId(), Set.of()))))
        .toList();
  }

  /** Whether an active hold lies on a file. */
  public boolean held(String path) {
    return heldByCase.values().stream().anyMatch(paths -> paths.contains(path));
  }

  /**
   * How long a blob is to be kept: the latest time and the firmest mode that its own manifest and
   * any extension say, under the rule that spoke last. Empty if none speaks of it.
   */
  public Optional<FileRetention> retention(String path) {
    return Optional.ofNullable(retentions.get(path));
  }

  /** Whether a manifest after the one of that sequence approved the disposal of a file. */
  public boolean approvedAfter(String path, long sequence) {
    return approvals.containsKey(path) && approvals.get(path).last() > sequence;
  }

  /** Whether the manifest of that very sequence approved the disposal of a file. */
  public boolean approvedBy(String path, long sequence) {
    return approvals.containsKey(path) && approvals.get(path).contains(sequence);
  }

  /** Whether a manifest after the one of that sequence recorded a file as disposed of. */
  public boolean disposedAfter(String path, long sequence) {
    return disposals.getOrDefault(path, 0L) > sequence;
  }
}
