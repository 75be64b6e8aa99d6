package dev.cairn.benchmarks.detection;

import dev.cairn.detect.rule.Severity;
import dev.cairn.schemas.Finding;
import dev.cairn.schemas.Micros;

/**
 * A finding.
 *
 * @param first arrival time at which its first version was told, epoch microseconds
 * @param latest its latest version
 */
record Told(long first, Finding latest) {

  long from() {
    return Micros.of(latest.getFirstSeenTime());
  }

  long to() {
    return Micros.of(latest.getLastSeenTime());
  }

  boolean isAlarm() {
    return latest.getSeverityId() >= Severity.MEDIUM.id();
  }
}
