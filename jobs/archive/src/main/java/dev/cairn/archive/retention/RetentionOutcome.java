package dev.cairn.archive.retention;

import java.util.List;

/**
 * What applying a plan did. All of it is in the ledger.
 *
 * @param extended blobs kept longer or more firmly
 * @param held files that a hold was put on
 * @param disposed files disposed of
 * @param approvals sequences of the manifests that approved disposals carried out here: each has a
 *     certificate
 * @param refusals what the store refused or did not have
 */
public record RetentionOutcome(
    long extended, long held, long disposed, List<Long> approvals, List<Refusal> refusals) {

  /** Copies the lists. */
  public RetentionOutcome {
    approvals = List.copyOf(approvals);
    refusals = List.copyOf(refusals);
  }

  /**
   * Something that the store did not do.
   *
   * @param path the blob
   * @param reason the store's words
   */
  public record Refusal(String path, String reason) {}
}
