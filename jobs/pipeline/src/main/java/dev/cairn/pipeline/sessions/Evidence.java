package dev.cairn.pipeline.sessions;

import dev.cairn.schemas.ConnectionExplained;
import dev.cairn.schemas.SessionEvent;
import dev.cairn.schemas.SessionEvidence;
import dev.cairn.schemas.SessionOutcomes;
import dev.cairn.schemas.SourceStatus;

/** Makes messages to the tasks that keep sessions. */
final class Evidence {

  private Evidence() {}

  static SessionEvidence of(String key, SessionEvent event) {
    return new SessionEvidence(key, event, null, null, null);
  }

  static SessionEvidence of(String key, SessionOutcomes outcomes) {
    return new SessionEvidence(key, null, outcomes, null, null);
  }

  static SessionEvidence of(String key, ConnectionExplained explained) {
    return new SessionEvidence(key, null, null, explained, null);
  }

  static SessionEvidence of(String key, SourceStatus status) {
    return new SessionEvidence(key, null, null, null, status);
  }
}
