package dev.cairn.detect.machine;

import dev.cairn.schemas.DetectionHit;

/**
 * What a firing rests on.
 *
 * @param time epoch microseconds
 * @param name as in the state's entries: an event_id, or {@code session/} and a session_id
 */
public record Evidence(long time, String name) {

  private static final String SESSION = "session/";

  /** What a hit came from; its name is null if it names neither an event nor a session. */
  public static Evidence of(DetectionHit hit) {
    String session = hit.getSessionId() == null ? null : SESSION + hit.getSessionId();
    return new Evidence(hit.getTime(), hit.getEventId() == null ? session : hit.getEventId());
  }

  /** The event; null if it is none. */
  public String eventId() {
    return name == null || name.startsWith(SESSION) ? null : name;
  }

  /** The session, if it is a version of one; null otherwise. */
  public String sessionId() {
    return name != null && name.startsWith(SESSION) ? name.substring(SESSION.length()) : null;
  }
}
