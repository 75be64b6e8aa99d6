package dev.cairn.archive.retention;

import dev.cairn.archive.retention.RetentionOutcome.Refusal;
import java.util.List;

/**
 * What placing or releasing a hold did.
 *
 * @param files files that the case's hold lay or lies on
 * @param stillHeld of a release: those that another case holds
 * @param recorded whether the ledger has a new entry: not if it was only ended what an interrupted
 *     call left
 * @param refusals what the store refused or did not have
 */
public record HoldOutcome(long files, long stillHeld, boolean recorded, List<Refusal> refusals) {

  /** Copies the list. */
  public HoldOutcome {
    refusals = List.copyOf(refusals);
  }
}
