package dev.cairn.testkit.azure;

import java.time.Instant;

/**
 * One version of a blob.
 *
 * @param created by the gate's clock
 * @param etag with its quotes, of the time when it was current; null before it is stored
 * @param lastModified the header field of that time; null before it is stored
 * @param policy null if it has none
 */
record BlobVersion(
    String id,
    Instant created,
    String etag,
    String lastModified,
    Immutability policy,
    boolean legalHold) {

  BlobVersion with(Immutability changed) {
    return new BlobVersion(id, created, etag, lastModified, changed, legalHold);
  }

  BlobVersion withLegalHold(boolean hold) {
    return new BlobVersion(id, created, etag, lastModified, policy, hold);
  }

  BlobVersion stored(String newEtag, String newLastModified) {
    return new BlobVersion(id, created, newEtag, newLastModified, policy, legalHold);
  }
}
