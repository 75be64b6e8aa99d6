package dev.cairn.correlate.session;

import dev.cairn.schemas.SessionEvent;

/**
 * What was done to the path and its keys, which all sessions of the time share.
 *
 * @param privateLink approvals and removals of Private Link connections
 * @param keyUses uses of keys
 */
public record ControlPlane(PrivateLink privateLink, KeyUses keyUses) {

  /** Knows nothing yet. */
  public ControlPlane() {
    this(new PrivateLink(), new KeyUses());
  }

  /** Whether a source tells of it. */
  public static boolean isOf(String source) {
    return source.equals(SessionConfig.ACTIVITY) || source.equals(SessionConfig.KEYS);
  }

  /** Takes an event of such a source; those that say nothing of it are ignored. */
  public void event(SessionEvent event) {
    if (event.getSource().equals(SessionConfig.KEYS)) {
      keyUses.event(event);
    } else {
      privateLink.event(event);
    }
  }
}
