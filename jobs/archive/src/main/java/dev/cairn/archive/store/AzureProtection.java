package dev.cairn.archive.store;

import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobImmutabilityPolicy;
import com.azure.storage.blob.models.BlobImmutabilityPolicyMode;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.specialized.BlobClientBase;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Retention and legal hold of single blob versions: Azure's version-level immutability.
 *
 * <p>What is wanted is laid over what there is, so nothing is shortened. Between reading and
 * setting, another process may extend an unlocked retention, and this one would set it back to what
 * it asked for itself; a locked one cannot be set back by anybody.
 */
record AzureProtection(AzureContainer container) {

  /** The service's code for a legal hold; its client has no constant for it. */
  static final BlobErrorCode DUE_TO_LEGAL_HOLD =
      BlobErrorCode.fromString("BlobImmutableDueToLegalHold");

  static Protection of(BlobProperties there) {
    BlobImmutabilityPolicy policy = there.getImmutabilityPolicy();
    Optional<Retention> retention =
        policy == null || policy.getExpiryTime() == null
            ? Optional.empty()
            : Optional.of(new Retention(seconds(policy), mode(policy)));
    return new Protection(retention, Boolean.TRUE.equals(there.hasLegalHold()));
  }

  private static Instant seconds(BlobImmutabilityPolicy policy) {
    return Instant.ofEpochSecond(policy.getExpiryTime().toEpochSecond());
  }

  private static Retention.Mode mode(BlobImmutabilityPolicy policy) {
    return policy.getPolicyMode() == BlobImmutabilityPolicyMode.LOCKED
        ? Retention.Mode.LOCKED
        : Retention.Mode.UNLOCKED;
  }

  static BlobImmutabilityPolicy policy(Retention retention) {
    return new BlobImmutabilityPolicy()
        .setExpiryTime(retention.until().atOffset(ZoneOffset.UTC))
        .setPolicyMode(
            retention.mode() == Retention.Mode.LOCKED
                ? BlobImmutabilityPolicyMode.LOCKED
                : BlobImmutabilityPolicyMode.UNLOCKED);
  }

  static boolean isImmutable(BlobStorageException e) {
    return BlobErrorCode.BLOB_IMMUTABLE_DUE_TO_POLICY.equals(e.getErrorCode())
        || DUE_TO_LEGAL_HOLD.equals(e.getErrorCode());
  }

  Protection read(BlobVersion blob) throws IOException {
    return container
        .properties(blob)
        .map(AzureProtection::of)
        .orElseThrow(() -> new NoSuchFileException(blob.path(), null, "not in " + container.uri()));
  }

  /**
   * Adds what a version lacks, and reads back.
   *
   * @throws IOException also if it has less than wanted afterwards
   */
  Protection add(BlobVersion blob, Protection there, Protection wanted) throws IOException {
    if (wanted.retention().isPresent()) {
      Retention least = wanted.retention().get();
      if (!there.covers(Protection.of(least))) {
        set(blob, there.retention().map(least::join).orElse(least));
      }
    }
    if (wanted.legalHold() && !there.legalHold()) {
      setHold(blob, true);
    }
    Protection kept = read(blob);
    if (!kept.covers(wanted)) {
      throw new IOException(
          ("Azure keeps %s with less protection than asked for: %s instead of %s. Check the"
                  + " immutability settings of the container of %s")
              .formatted(blob.path(), kept, wanted, container.uri()));
    }
    return kept;
  }

  Protection retain(BlobVersion blob, Retention wanted) throws IOException {
    Protection there = read(blob);
    if (there.covers(Protection.of(wanted))) {
      return there;
    }
    if (there.isLocked() && wanted.mode() == Retention.Mode.UNLOCKED) {
      throw new BlobProtectedException(
          blob.path(), "its retention is locked and can be extended as locked only");
    }
    return add(blob, there, Protection.of(wanted));
  }

  Protection hold(BlobVersion blob, boolean held) throws IOException {
    setHold(blob, held);
    Protection kept = read(blob);
    if (kept.legalHold() != held) {
      throw new IOException(
          "Azure did not %s the legal hold of %s in %s: try again"
              .formatted(held ? "place" : "release", blob.path(), container.uri()));
    }
    return kept;
  }

  private void set(BlobVersion blob, Retention retention) throws IOException {
    String what = "keep " + blob.path() + " in " + container.uri() + " until " + retention.until();
    BlobClientBase client = container.blob(blob);
    try {
      AzureCalls.call(
          what,
          e -> e.getStatusCode() < 500 && e.getStatusCode() != 401 && e.getStatusCode() != 403,
          () ->
              client.setImmutabilityPolicyWithResponse(
                  policy(retention), null, container.limit(), Context.NONE));
    } catch (BlobStorageException e) {
      throw explain(blob, retention, what, e);
    }
  }

  /** Goes by what there is now, since Azure documents no code for a locked retention. */
  private IOException explain(
      BlobVersion blob, Retention asked, String what, BlobStorageException e) throws IOException {
    Optional<Retention> there = read(blob).retention();
    boolean loosens =
        there.isPresent()
            && there.get().mode() == Retention.Mode.LOCKED
            && !asked.covers(there.get());
    if (loosens || isImmutable(e)) {
      return new BlobProtectedException(
          blob.path(),
          there.map(Retention::text).orElse("it is immutable") + " (" + AzureCalls.said(e) + ")");
    }
    IOException refused = AzureCalls.refused(what, e);
    return e.getStatusCode() == 400
        ? new IOException(refused.getMessage() + ". Is that time in the future?", e)
        : refused;
  }

  private void setHold(BlobVersion blob, boolean held) throws IOException {
    BlobClientBase client = container.blob(blob);
    try {
      AzureCalls.call(
          (held ? "hold " : "release ") + blob.path() + " in " + container.uri(),
          AzureCalls::isNotFound,
          () -> client.setLegalHoldWithResponse(held, container.limit(), Context.NONE));
    } catch (BlobStorageException e) {
      throw new NoSuchFileException(blob.path(), null, "not in " + container.uri());
    }
  }
}
