package dev.cairn.archive.retention;

import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.chain.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;

/**
 * What one approval of disposals led to: what, under which rule, whether a hold was on it, how, who
 * approved, and which signed manifests say so. Made from the chain alone, so that it can be made
 * again at any time; once all is disposed of it never changes.
 *
 * <p>It proves as much as the manifests that it names: their signatures and the anchor stand for
 * it, and it is worth verifying against them. It does not prove that no copy is left elsewhere, nor
 * that the storage has not kept the bytes for its owner for a while.
 *
 * @param archiveId the archive
 * @param approval the manifest that approved
 * @param method how
 * @param approvedBy who, by rule
 * @param files what, by path
 * @param execution manifests that recorded the disposals, in order
 * @param activeHolds cases that had a hold when it was approved, on whatever files
 */
public record DispositionCertificate(
    String archiveId,
    Link approval,
    String method,
    Map<String, String> approvedBy,
    List<DisposedFile> files,
    List<Link> execution,
    SortedSet<String> activeHolds) {

  /** Copies the collections. */
  public DispositionCertificate {
    approvedBy = Map.copyOf(approvedBy);
    files = List.copyOf(files);
    execution = List.copyOf(execution);
  }

  /**
   * A manifest that stands for a part of it.
   *
   * @param sequence its place in the chain
   * @param sha256 over its bytes
   * @param created when, by its writer's clock
   * @param signingKey the key version that signed it
   */
  public record Link(long sequence, String sha256, Instant created, String signingKey) {

    static Link to(Manifest manifest) {
      return new Link(
          manifest.sequence(),
          ManifestHash.of(manifest),
          manifest.created(),
          manifest.signature().orElseThrow().key());
    }
  }

  /**
   * One file.
   *
   * @param file as its manifest listed it
   * @param archived that manifest
   * @param rule the policy that it was disposed of under
   * @param retention how long it was to be kept, with all extensions
   * @param heldBy cases whose hold lay on it when it was approved: there should be none
   * @param disposed sequence of the manifest that recorded its disposal; empty if it is approved and
   *     not yet disposed of
   */
  public record DisposedFile(
      ArchiveFile file,
      Link archived,
      String rule,
      FileRetention retention,
      SortedSet<String> heldBy,
      OptionalLong disposed) {}

  /** Whether everything that was approved is disposed of. */
  public boolean isComplete() {
    return files.stream().allMatch(file -> file.disposed().isPresent());
  }

  /** Files that were approved before their retention had ended: there should be none. */
  public long early() {
    return files.stream()
        .filter(file -> file.retention().until().isAfter(approval.created()))
        .count();
  }

  /** Files on which a hold lay when they were approved: there should be none. */
  public long underHold() {
    return files.stream().filter(file -> !file.heldBy().isEmpty()).count();
  }
}
