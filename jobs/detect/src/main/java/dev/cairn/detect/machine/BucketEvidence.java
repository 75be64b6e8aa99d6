package dev.cairn.detect.machine;

import dev.cairn.schemas.DetectionBucket;

/** What of its hits a bucket remembers: the first and latest time, and the weightiest. */
final class BucketEvidence {

  private BucketEvidence() {}

  /** Adds a hit's; of several with the largest number the one named first stays. */
  static void add(DetectionBucket bucket, Evidence evidence, double value) {
    bucket.setFirst(Math.min(bucket.getFirst(), evidence.time()));
    bucket.setLatest(Math.max(bucket.getLatest(), evidence.time()));
    boolean weightier =
        bucket.getEvidence() == null
            || value > bucket.getEvidenceValue()
            || value == bucket.getEvidenceValue()
                && evidence.name() != null
                && evidence.name().compareTo(bucket.getEvidence()) < 0;
    if (weightier) {
      bucket.setEvidence(evidence.name());
      bucket.setEvidenceTime(evidence.time());
      bucket.setEvidenceValue(value);
    }
  }
}
