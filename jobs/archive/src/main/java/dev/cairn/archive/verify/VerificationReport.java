package dev.cairn.archive.verify;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.ChainHead;
import dev.cairn.archive.chain.Manifest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a verification found. The counts are what the readable manifests say; only the faults say
 * whether it is so.
 *
 * @param head the last manifest; empty if the archive has none or it cannot be told of which archive
 *     it is
 * @param manifests manifests read
 * @param files archive files listed
 * @param bytes their bytes
 * @param rowsByTable their rows, by table
 * @param offsets archived offsets, by topic and partition
 * @param abandonedFiles files that the chain gave up
 * @param anchor whether the chain was held against an anchor
 * @param beyondAnchor manifests after the anchored one: written by a writer that was stopped before
 *     it wrote the anchor, or while this verification ran; the anchor says nothing about them
 * @param lastManifest when the last manifest was made, by its writer's clock: how long the writer has
 *     been silent; empty if no manifest can be read
 * @param signingKeys keys that may sign, in the order they were announced
 * @param keeping holds, retentions and disposals, by what the chain says
 * @param rows how far the rows were checked
 * @param faults the first ten thousand faults
 * @param faultsNotListed how many faults there are beyond
 * @param bad the verdicts that are bad
 */
public record VerificationReport(
    Optional<ChainHead> head,
    long manifests,
    long files,
    long bytes,
    Map<String, Long> rowsByTable,
    List<PartitionOffsets> offsets,
    long abandonedFiles,
    AnchorState anchor,
    long beyondAnchor,
    Optional<Instant> lastManifest,
    List<VerifiedKey> signingKeys,
    Keeping keeping,
    RowSummary rows,
    List<Fault> faults,
    long faultsNotListed,
    Set<Verdict> bad) {

  static VerificationReport of(
      ChainCheck chain,
      List<PartitionOffsets> offsets,
      AnchorState anchor,
      List<VerifiedKey> signingKeys,
      Keeping keeping,
      RowSummary rows,
      Faults faults) {
    List<Manifest> manifests = chain.manifests();
    long bytes = 0;
    long files = 0;
    long abandoned = 0;
    Map<String, Long> rowsByTable = new TreeMap<>();
    for (Manifest manifest : manifests) {
      files += manifest.files().size();
      abandoned += manifest.abandoned().size();
      for (ArchiveFile file : manifest.files()) {
        bytes += file.size();
        rowsByTable.merge(file.table(), file.rows(), Long::sum);
      }
    }
    return new VerificationReport(
        chain.head(),
        manifests.size(),
        files,
        bytes,
        Collections.unmodifiableMap(rowsByTable),
        List.copyOf(offsets),
        abandoned,
        anchor,
        chain.beyondAnchor(),
        manifests.isEmpty()
            ? Optional.empty()
            : Optional.of(manifests.get(manifests.size() - 1).created()),
        signingKeys,
        keeping,
        rows,
        faults.kept(),
        faults.notKept(),
        faults.bad());
  }

  /** How many offsets Kafka had deleted or compacted before they were archived. */
  public long lostOffsets() {
    return offsets.stream().mapToLong(PartitionOffsets::lost).sum();
  }

  /** Whether no fault speaks against the verdict. */
  public boolean good(Verdict verdict) {
    return !bad.contains(verdict);
  }

  /** The listed faults that turn the verdict bad. */
  public List<Fault> faults(Verdict verdict) {
    return faults.stream().filter(fault -> fault.verdicts().contains(verdict)).toList();
  }
}
