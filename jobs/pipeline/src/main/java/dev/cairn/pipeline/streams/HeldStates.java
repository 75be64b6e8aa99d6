package dev.cairn.pipeline.streams;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.operators.KeyContext;

/**
 * The states of the keys that were used last, as objects: to read and write them with every event
 * costs more than all else that is done with it. They are written down before each checkpoint, so
 * that this changes nothing of what a checkpoint holds.
 *
 * <p>Holds at most {@value #MOST} keys of a task; a session's or a rule's state takes a few
 * kilobytes, more where many connections served it.
 *
 * @param <T> the state of a key
 */
public final class HeldStates<T> {

  private static final int MOST = 4_096;

  /** What is held: null for a key without state; {@code changed} until it is written down. */
  private static final class Held<T> {
    private T state;
    private boolean changed;
  }

  private final ValueState<T> states;
  private final KeyContext keys;
  private final LinkedHashMap<String, Held<T>> held = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Holds nothing.
   *
   * @param states where states are written down
   * @param keys tells {@code states} of which key it is to speak
   */
  public HeldStates(ValueState<T> states, KeyContext keys) {
    this.states = states;
    this.keys = keys;
  }

  /** The state of the current key; null if it has none. */
  public T get(String key) throws Exception {
    Held<T> one = held.get(key);
    if (one == null) {
      makeRoom(key);
      one = new Held<>();
      one.state = states.value();
      held.put(key, one);
    }
    return one.state;
  }

  /**
   * Takes the new state of the current key, which was asked for just before.
   *
   * @param state null if it has none any more
   */
  public void put(String key, T state) {
    Held<T> one = held.get(key);
    one.state = state;
    one.changed = true;
  }

  private void makeRoom(String current) throws Exception {
    if (held.size() < MOST) {
      return;
    }
    Iterator<Map.Entry<String, Held<T>>> oldest = held.entrySet().iterator();
    Map.Entry<String, Held<T>> one = oldest.next();
    write(one.getKey(), one.getValue());
    oldest.remove();
    keys.setCurrentKey(current);
  }

  /** Writes down all that has changed. Leaves no current key. */
  public void write() throws Exception {
    for (Map.Entry<String, Held<T>> one : held.entrySet()) {
      write(one.getKey(), one.getValue());
    }
    held.values().removeIf(one -> one.state == null);
  }

  private void write(String key, Held<T> one) throws Exception {
    if (!one.changed) {
      return;
    }
    keys.setCurrentKey(key);
    if (one.state == null) {
      states.clear();
    } else {
      states.update(one.state);
    }
    one.changed = false;
  }
}
