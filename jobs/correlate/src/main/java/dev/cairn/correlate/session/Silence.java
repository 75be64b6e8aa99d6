package dev.cairn.correlate.session;

import java.util.Objects;

/**
 * A source, or one of its reporters, that stopped speaking.
 *
 * @param source as in {@code AuditEvent.source}; not null
 * @param reporter as in {@code AuditEvent.reporter}; null for all of the source's reporters
 */
public record Silence(String source, String reporter) {

  /** Checks the source. */
  public Silence {
    Objects.requireNonNull(source, "source");
  }
}
