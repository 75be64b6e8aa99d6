package dev.cairn.archive.retention;

import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.store.BlobVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What retention would do to an archive, and what it leaves alone. A plan changes nothing.
 *
 * @param now the time it was made for
 * @param lastLedger the last ledger entry that it knows of, see {@link RetentionState}
 * @param extensions what is to be kept longer or more firmly: files, then manifests, by path
 * @param disposals files that ran out and that no hold keeps, by path
 * @param holds files that came after a hold that covers them, and that it is yet to be put on
 * @param held files that ran out and that a hold keeps
 * @param kept all files that stay, counted by rule
 * @param refused files for which the policy now asks for less than they were promised
 * @param missing paths of files that are gone without a disposal: a matter for {@code cairn verify}
 */
public record RetentionPlan(
    Instant now,
    long lastLedger,
    List<Extension> extensions,
    List<Disposal> disposals,
    List<ToHold> holds,
    List<Held> held,
    List<Kept> kept,
    List<Refused> refused,
    List<String> missing) {

  /** Copies the lists. */
  public RetentionPlan {
    extensions = List.copyOf(extensions);
    disposals = List.copyOf(disposals);
    holds = List.copyOf(holds);
    held = List.copyOf(held);
    kept = List.copyOf(kept);
    refused = List.copyOf(refused);
    missing = List.copyOf(missing);
  }

  /** Whether applying it would change nothing. */
  public boolean isEmpty() {
    return extensions.isEmpty() && disposals.isEmpty() && holds.isEmpty();
  }

  /**
   * Something to be kept longer, or more firmly.
   *
   * @param blob a file or a manifest
   * @param subject its source, a table that is not divided by sources, or {@code chain}
   * @param from what keeps it now; empty if the store lost it or never had it
   * @param to what is to keep it: never shorter and never looser
   */
  public record Extension(
      BlobVersion blob, String subject, Optional<FileRetention> from, FileRetention to) {}

  /**
   * A file to be disposed of.
   *
   * @param file which
   * @param rule the policy under which it was kept
   * @param ranOut when that ended
   */
  public record Disposal(KeptFile file, String rule, Instant ranOut) {}

  /**
   * A hold to be put on a file.
   *
   * @param file which
   * @param cases whose holds
   */
  public record ToHold(KeptFile file, SortedSet<String> cases) {}

  /**
   * A file that would be disposed of.
   *
   * @param file which
   * @param cases what keeps it; empty if it is held in the store and by no case of the ledger
   */
  public record Held(KeptFile file, SortedSet<String> cases) {}

  /**
   * Files that stay.
   *
   * @param rule the policy that they are kept under
   * @param files how many
   * @param bytes how large, together
   * @param earliest when the first of them runs out
   */
  public record Kept(String rule, long files, long bytes, Instant earliest) {}

  /**
   * A policy that asks for less than a file was promised. Nothing is done.
   *
   * @param file which
   * @param rule the policy
   * @param wanted until when the policy would keep it
   * @param until until when it is kept
   * @param reason why it stays
   */
  public record Refused(
      KeptFile file, String rule, Instant wanted, Instant until, Reason reason) {

    /** Why a retention is not shortened. */
    public enum Reason {
      /** The store lets nobody shorten it. */
      LOCKED,
      /** The chain promises it; a shorter policy holds for new files. */
      PROMISED
    }
  }
}
