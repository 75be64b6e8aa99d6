package dev.cairn.delivery.queue;

import dev.cairn.schemas.Finding;

/**
 * What was sent of a finding last.
 *
 * @param severity its {@code severity_id}
 */
record Sent(long version, int severity, long count) {

  static Sent of(Finding finding) {
    return new Sent(finding.getVersion(), finding.getSeverityId(), finding.getCount());
  }
}
