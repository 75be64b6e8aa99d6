package dev.cairn.archive.retention;

import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.chain.LedgerEntry.Kind;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.retention.DispositionCertificate.DisposedFile;
import dev.cairn.archive.retention.DispositionCertificate.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes certificates from a chain. */
public final class Certificates {

  private Certificates() {}

  /**
   * The sequences of the manifests that approved disposals, in order: one certificate each.
   *
   * @param manifests all, in order
   */
  public static List<Long> sequences(List<Manifest> manifests) {
    return manifests.stream()
        .filter(manifest -> entries(manifest, Kind.DISPOSAL_APPROVED).findAny().isPresent())
        .map(Manifest::sequence)
        .toList();
  }

  /**
   * Makes the certificate of one approval.
   *
   * @param manifests all, in order
   * @param sequence of the manifest that approved
   * @throws IllegalArgumentException if it approved nothing
   */
  public static DispositionCertificate of(List<Manifest> manifests, long sequence) {
    if (!sequences(manifests).contains(sequence)) {
      throw new IllegalArgumentException(
          "Manifest %d approved no disposal. Those that did: %s"
              .formatted(
                  sequence,
                  sequences(manifests).stream()
                      .map(String::valueOf)
                      .collect(Collectors.joining(", "))));
    }
    Manifest approval = manifests.get((int) sequence - 1);
    ChainHistory before = ChainHistory.of(manifests.subList(0, (int) sequence - 1));
    Map<String, Long> disposed = new HashMap<>();
    List<Link> execution = new ArrayList<>();
    for (Manifest manifest : manifests) {
      List<LedgerEntry> done =
          entries(manifest, Kind.DISPOSED)
              .filter(entry -> entry.term("approval").equals(Long.toString(sequence)))
              .toList();
      done.forEach(
          entry -> entry.paths().forEach(path -> disposed.put(path, manifest.sequence())));
      if (!done.isEmpty()) {
        execution.add(Link.to(manifest));
      }
    }
    Map<Long, Link> archived = new HashMap<>();
    Map<String, String> approvedBy = new TreeMap<>();
    List<DisposedFile> files = new ArrayList<>();
    for (LedgerEntry entry : entries(approval, Kind.DISPOSAL_APPROVED).toList()) {
      approvedBy.put(entry.term("rule"), entry.term("by"));
      for (String path : entry.paths()) {
        ChainHistory.Listed listed = before.files().get(path);
        if (listed == null) {
          continue; // approved, and never archived: verify says so
        }
        FileRetention retention =
            before.ledger().retention(path).orElse(listed.file().retention());
        files.add(
            new DisposedFile(
                listed.file(),
                archived.computeIfAbsent(
                    listed.manifest().sequence(), s -> Link.to(listed.manifest())),
                entry.term("rule"),
                retention,
                new TreeSet<>(before.heldBy(path)),
                disposed.containsKey(path)
                    ? OptionalLong.of(disposed.get(path))
                    : OptionalLong.empty()));
      }
    }
    files.sort(Comparator.comparing(file -> file.file().path()));
    return new DispositionCertificate(
        approval.archiveId(),
        Link.to(approval),
        entries(approval, Kind.DISPOSAL_APPROVED).findFirst().orElseThrow().term("method"),
        approvedBy,
        files,
        execution,
        before.holds().stream()
            .map(hold -> hold.terms().caseId())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static java.util.stream.Stream<LedgerEntry> entries(Manifest manifest, Kind kind) {
    return manifest.ledger().stream().filter(entry -> entry.kind() == kind);
  }
}
