package dev.cairn.archive.retention;

import java.util.List;

/**
 * All that a plan is made from, except the rules and the time.
 *
 * @param worm whether the store itself keeps what is under a retention
 * @param files every archive file that a manifest lists, also those disposed of
 * @param manifests every manifest
 * @param lastLedger sequence of the last manifest with a ledger entry; 0 if there is none: what is
 *     done by this state is refused once there is a later one
 */
public record RetentionState(
    boolean worm, List<KeptFile> files, List<KeptManifest> manifests, long lastLedger) {

  /** Copies the lists. */
  public RetentionState {
    files = List.copyOf(files);
    manifests = List.copyOf(manifests);
  }
}
