package dev.cairn.archive.verify;

import dev.cairn.archive.chain.Anchor;
import dev.cairn.archive.chain.ArchiveFile;
import dev.cairn.archive.chain.ChainFormatException;
import dev.cairn.archive.chain.ChainHead;
import dev.cairn.archive.chain.Ledger;
import dev.cairn.archive.chain.Manifest;
import dev.cairn.archive.store.BlobStore;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Verifies an archive by the algorithm of {@code VERIFICATION.md}: every fault it can tell, not the
 * first only, whatever was done to the blobs. Needs no key; with a source of rows it also holds the
 * rows against the manifests.
 *
 * <p>Only reads, and may run beside a writer: the anchor is read before the listing and the listing
 * before the chain, so what is written meanwhile is no fault. One exception: a file that is visible
 * while its manifest is not yet written when the verification ends is reported as extra; verify again.
 *
 * <p>Of a store that is WORM it also asks which versions there are (one listing) and what protects
 * each file whose retention has not run out or that is held (one call each, eight at a time).
 *
 * <p>Memory grows with the number of files and manifests, and with the rows of one manifest. What a
 * good verdict does not prove stands in {@code VERIFICATION.md}; above all, whoever can rewrite the
 * whole chain <em>and</em> the anchor is not found.
 *
 * <p>Immutable; each {@code with} returns another verifier.
 */
public final class ArchiveVerifier {

  private final BlobStore store;
  private final Anchor anchor; // null: not asked
  private final RowOffsets rows; // null: not asked
  private final Set<String> trustedKeys; // empty: the first manifest's
  private final Clock clock;
  private final VerificationProgress progress;

  private ArchiveVerifier(
      BlobStore store,
      Anchor anchor,
      RowOffsets rows,
      Set<String> trustedKeys,
      Clock clock,
      VerificationProgress progress) {
    this.store = store;
    this.anchor = anchor;
    this.rows = rows;
    this.trustedKeys = trustedKeys;
    this.clock = clock;
    this.progress = progress;
  }

  /** A verifier of the archive in the store, by itself: without anchor, without rows. */
  public static ArchiveVerifier of(BlobStore store) {
    return new ArchiveVerifier(
        store, null, null, Set.of(), Clock.systemUTC(), (f, files, b, bytes) -> {});
  }

  /** Holds the chain against an anchor; one that holds nothing is a fault. */
  public ArchiveVerifier withAnchor(Anchor value) {
    return new ArchiveVerifier(store, value, rows, trustedKeys, clock, progress);
  }

  /** Holds the rows against the manifests. */
  public ArchiveVerifier withRows(RowOffsets value) {
    return new ArchiveVerifier(store, anchor, value, trustedKeys, clock, progress);
  }

  /** Tells how far it is. */
  public ArchiveVerifier withProgress(VerificationProgress value) {
    return new ArchiveVerifier(store, anchor, rows, trustedKeys, clock, value);
  }

  /**
   * Trusts, of the keys that the first manifest announces, those of these thumbprints alone, and the
   * keys that they vouch for. Without this, or with none, all keys of the first manifest are taken
   * on trust: signatures then show only that the chain comes from one hand, not from whose.
   *
   * @param thumbprints as by {@link dev.cairn.archive.keys.SigningKey#thumbprint}
   */
  public ArchiveVerifier withTrustedKeys(Set<String> thumbprints) {
    return new ArchiveVerifier(
        store, anchor, rows, Set.copyOf(thumbprints), clock, progress);
  }

  /** Judges by this clock which retentions have run out; by the machine's without this. */
  public ArchiveVerifier withClock(Clock value) {
    return new ArchiveVerifier(store, anchor, rows, trustedKeys, value, progress);
  }

  /**
   * Verifies.
   *
   * @return both verdicts, every fault and the counts
   * @throws IOException if the store, the anchor or the source of rows is out of reach: no verdict
   */
  public VerificationReport verify() throws IOException {
    Faults faults = new Faults();
    ChainHead anchored = readAnchor(faults);
    BlobListing listing = BlobListing.of(store);
    ChainCheck chain = new ChainCheck(anchored, faults);
    chain.check(store, listing.places());
    List<Manifest> manifests = chain.manifests();

    SignatureCheck signatures = new SignatureCheck(trustedKeys, faults);
    signatures.check(chain.readable());
    Ledger ledger = new DisposalCheck(faults).check(manifests);

    FileCheck files = new FileCheck(store, listing.paths(), ledger, progress, faults);
    RowCheck rowCheck = new RowCheck(rows, faults);
    OffsetCheck offsets = new OffsetCheck();
    manifests.forEach(files::expect);
    for (Manifest manifest : manifests) {
      List<ArchiveFile> sound = files.check(manifest);
      rowCheck.check(manifest, sound, ledger);
      offsets.add(manifest);
    }
    files.finish();
    new VersionCheck(store, faults).check(manifests);
    new ProtectionCheck(store, ledger, clock.instant(), faults).check(manifests);
    listing.checkExtra(store, files, faults);
    List<PartitionOffsets> archived = offsets.check(faults);
    return VerificationReport.of(
        chain,
        archived,
        anchorState(chain),
        signatures.keys(),
        Keeping.of(manifests, ledger, files.filesDisposed()),
        rowCheck.summary(),
        faults);
  }

  private AnchorState anchorState(ChainCheck chain) {
    if (anchor == null) {
      return AnchorState.NOT_ASKED;
    }
    return chain.anchorUsed() ? AnchorState.CHECKED : AnchorState.NOT_USABLE;
  }

  private ChainHead readAnchor(Faults faults) throws IOException {
    if (anchor == null) {
      return null;
    }
    try {
      ChainHead head = anchor.read().orElse(null);
      if (head == null) {
        faults.add(FaultCode.ANCHOR_MISSING, "anchor", "No anchor is where one was named.");
      }
      return head;
    } catch (ChainFormatException e) {
      faults.add(FaultCode.ANCHOR_UNREADABLE, "anchor", "%s.", e.getMessage());
      return null;
    }
  }
}
