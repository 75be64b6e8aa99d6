package dev.cairn.testkit.azure;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The switches that a test turns, and the count of what was asked. Thread-safe. */
final class VaultMood {

  private final ConcurrentHashMap<VaultOperation, AtomicLong> counts = new ConcurrentHashMap<>();
  private final AtomicInteger toThrottle = new AtomicInteger();
  private volatile boolean unavailable;
  private volatile Set<VaultOperation> denied = Set.of();

  void unavailable(boolean now) {
    unavailable = now;
  }

  void throttle(int requests) {
    toThrottle.set(requests);
  }

  void deny(Set<VaultOperation> operations) {
    denied = Set.copyOf(operations);
  }

  long count(VaultOperation operation) {
    AtomicLong count = counts.get(operation);
    return count == null ? 0 : count.get();
  }

  void resetCounts() {
    counts.clear();
  }

  void refuseIfUnavailable() {
    if (unavailable) {
      throw VaultRefusal.unavailable();
    }
  }

  void countOrRefuse(VaultOperation operation) {
    counts.computeIfAbsent(operation, any -> new AtomicLong()).incrementAndGet();
    if (toThrottle.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw VaultRefusal.throttled();
    }
    if (denied.contains(operation)) {
      throw VaultRefusal.denied();
    }
  }
}
