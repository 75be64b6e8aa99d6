package dev.cairn.pipeline.sessions;

import dev.cairn.pipeline.streams.HeldStates;
import dev.cairn.schemas.SessionKeyState;
import dev.cairn.schemas.SessionOutcomes;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.streaming.api.operators.KeyContext;

/**
 * What was said of statements that stand in several slices, until all of those have spoken. Mostly
 * they speak soon after each other: it is written down only before a checkpoint.
 */
final class BorderOutcomes {

  private final MapState<String, SessionOutcomes> written;
  private final HeldStates<SessionKeyState> states;
  private final KeyContext keys;
  private final Map<String, Map<String, SessionOutcomes>> held = new HashMap<>();

  /**
   * Holds nothing.
   *
   * @param written where it is written down, by the statement's event id
   * @param states where the number of those written down is kept
   * @param keys tells both of which key they are to speak
   */
  BorderOutcomes(
      MapState<String, SessionOutcomes> written,
      HeldStates<SessionKeyState> states,
      KeyContext keys) {
    this.written = written;
    this.states = states;
    this.keys = keys;
  }

  /**
   * Gives what was said so far of a statement of the current key, and forgets it.
   *
   * @param state of that key
   * @return null if nothing was said
   */
  SessionOutcomes take(SessionKeyState state, String eventId) throws Exception {
    Map<String, SessionOutcomes> ofKey = held.get(key(state));
    SessionOutcomes said = ofKey == null ? null : ofKey.remove(eventId);
    if (said == null && state.getBorderWritten() > 0) {
      said = written.get(eventId);
      if (said != null) {
        written.remove(eventId);
        state.setBorderWritten(state.getBorderWritten() - 1);
      }
    }
    return said;
  }

  /** Takes what was said so far of a statement of the current key, of which nothing is known. */
  void put(SessionKeyState state, String eventId, SessionOutcomes said) {
    held.computeIfAbsent(key(state), any -> new HashMap<>()).put(eventId, said);
  }

  /** Whether any statement of a key waits for another slice. */
  boolean has(SessionKeyState state) {
    Map<String, SessionOutcomes> ofKey = held.get(key(state));
    return state.getBorderWritten() > 0 || (ofKey != null && !ofKey.isEmpty());
  }

  /** Writes down all that is held; before the states, which it changes. Leaves no current key. */
  void write() throws Exception {
    for (Map.Entry<String, Map<String, SessionOutcomes>> one : held.entrySet()) {
      if (!one.getValue().isEmpty()) {
        keys.setCurrentKey(one.getKey());
        SessionKeyState state = states.get(one.getKey());
        written.putAll(one.getValue());
        state.setBorderWritten(state.getBorderWritten() + one.getValue().size());
        states.put(one.getKey(), state);
      }
    }
    held.clear();
  }

  private static String key(SessionKeyState state) {
    return state.getSessions().getKey();
  }
}
