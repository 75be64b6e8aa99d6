package dev.cairn.testkit.azure;

import java.time.Instant;

/**
 * What immutability allows. No state, no clock, no I/O: each rule takes what there is and a time,
 * and throws a {@link GateRefusal} or returns what there is afterwards.
 *
 * <p>After Microsoft's pages on version-level and container-level WORM policies and on the
 * operations of the Blob service. Where both a policy and a legal hold protect a blob, no page says
 * which one a refusal names; here it is the policy.
 */
final class WormRules {

  private WormRules() {}

  /** Deleting a version, be it by the blob's name or by its id. */
  static void checkDelete(BlobVersion version, ContainerLock container, Instant now) {
    Immutability policy = version.policy();
    boolean byVersion = policy != null && policy.isActive(now);
    if (byVersion || container.retains(version.created(), now)) {
      throw GateRefusal.dueToPolicy();
    }
    if (version.legalHold() || !container.holds().isEmpty()) {
      throw GateRefusal.dueToLegalHold();
    }
  }

  /**
   * Putting another version in the place of this one. A policy of its own doesn't hinder that: it
   * is kept, hidden by the new one. A container's policy does, and even after it has expired.
   */
  static void checkOverwrite(ContainerLock container) {
    if (container.retention() != null) {
      throw GateRefusal.dueToPolicy();
    }
    if (!container.holds().isEmpty()) {
      throw GateRefusal.dueToLegalHold();
    }
  }

  /** Changing metadata or properties: not even after a policy has expired, as long as it is set. */
  static void checkChange(BlobVersion version, ContainerLock container) {
    checkOverwrite(container);
    if (version.policy() != null) {
      throw GateRefusal.dueToPolicy();
    }
    if (version.legalHold()) {
      throw GateRefusal.dueToLegalHold();
    }
  }

  /** The policy that an upload asks for: whatever mode it names, it starts unlocked. */
  static Immutability upload(Immutability asked, Instant now) {
    checkFuture(asked, now);
    return new Immutability(asked.until(), Immutability.Mode.UNLOCKED);
  }

  /** Sets or replaces a policy. */
  static BlobVersion setPolicy(BlobVersion version, Immutability asked, Instant now) {
    Immutability there = version.policy();
    if (there != null && there.mode() == Immutability.Mode.LOCKED) {
      boolean unlocks = asked.mode() != Immutability.Mode.LOCKED;
      if (unlocks || asked.until().isBefore(there.until())) {
        throw GateRefusal.lockedPolicyOnlyGrows();
      }
    }
    checkFuture(asked, now);
    return version.with(asked);
  }

  /** Removes a policy; without one nothing happens. */
  static BlobVersion deletePolicy(BlobVersion version) {
    Immutability there = version.policy();
    if (there != null && there.mode() == Immutability.Mode.LOCKED) {
      throw GateRefusal.lockedPolicyStays();
    }
    return version.with(null);
  }

  private static void checkFuture(Immutability asked, Instant now) {
    if (!asked.isActive(now)) {
      throw GateRefusal.badHeader("x-ms-immutability-policy-until-date");
    }
  }
}
