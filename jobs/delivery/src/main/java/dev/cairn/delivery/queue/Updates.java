package dev.cairn.delivery.queue;

/** Which later versions of a finding a receiver gets. */
public enum Updates {
  /** None: the first alone. */
  NONE,
  /** Those that are worse: a higher severity, or ten times the count of the one sent last. */
  ESCALATIONS,
  /** All, but for those that a newer one overtakes while they wait. */
  ALL
}
