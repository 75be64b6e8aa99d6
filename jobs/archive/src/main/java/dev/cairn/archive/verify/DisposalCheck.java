package dev.cairn.archive.verify;

import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.chain.Ledger;
import dev.cairn.archive.chain.LedgerEntry;
import dev.cairn.archive.chain.Manifest;
import java.util.List;

/** Whether each disposal was allowed by what the ledger said before it. */
final class DisposalCheck {

  private final Faults faults;
  private final Ledger ledger = new Ledger();

  DisposalCheck(Faults faults) {
    this.faults = faults;
  }

  /** Walks over all manifests and returns what their ledgers say in the end. */
  Ledger check(List<Manifest> manifests) {
    for (Manifest manifest : manifests) {
      for (LedgerEntry entry : manifest.ledger()) {
        switch (entry.kind()) {
          case DISPOSAL_APPROVED -> entry.paths().forEach(path -> checkApproved(path, manifest));
          case DISPOSED -> entry.paths().forEach(path -> checkDisposed(path, entry, manifest));
          default -> {
            // judged against the store
          }
        }
        ledger.add(entry, manifest.sequence());
      }
      ledger.addFiles(manifest);
    }
    return ledger;
  }

  private void checkApproved(String path, Manifest manifest) {
    FileRetention retention = ledger.retention(path).orElse(null);
    if (retention != null && retention.until().isAfter(manifest.created())) {
      faults.add(
          FaultCode.DISPOSED_EARLY,
          path,
          "Manifest %d of %s approves its disposal, but it is to be kept until %s.",
          manifest.sequence(),
          manifest.created(),
          retention.until());
    }
    if (ledger.held(path)) {
      faults.add(
          FaultCode.DISPOSED_UNDER_HOLD,
          path,
          "Manifest %d approves its disposal while a legal hold lies on it.",
          manifest.sequence());
    }
  }

  private void checkDisposed(String path, LedgerEntry entry, Manifest manifest) {
    if (!ledger.approvedBy(path, Long.parseLong(entry.term("approval")))) {
      faults.add(
          FaultCode.DISPOSED_UNAPPROVED,
          path,
          "Manifest %d says that manifest %s approved its disposal, which it did not.",
          manifest.sequence(),
          entry.term("approval"));
    }
  }
}
