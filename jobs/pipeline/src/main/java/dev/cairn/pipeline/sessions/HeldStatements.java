package dev.cairn.pipeline.sessions;

import dev.cairn.schemas.SliceStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.streaming.api.operators.KeyContext;

/**
 * Statements that came last, as objects, to be written down many at a time, and all before each
 * checkpoint. Holds at most {@value #MOST} of a task, about 50 MB.
 */
final class HeldStatements {

  private static final int MOST = 65_536;

  private final ListState<SliceStatement> statements;
  private final KeyContext keys;
  private final Map<String, List<SliceStatement>> held = new HashMap<>();
  private int count;

  /**
   * Holds nothing.
   *
   * @param statements where they are written down
   * @param keys tells {@code statements} of which key it is to speak
   */
  HeldStatements(ListState<SliceStatement> statements, KeyContext keys) {
    this.statements = statements;
    this.keys = keys;
  }

  /** Whether one of this key was added since the last checkpoint, and none taken. */
  boolean has(String key) {
    return held.containsKey(key);
  }

  /** Adds one of the current key. */
  void add(String key, SliceStatement statement) throws Exception {
    List<SliceStatement> ofKey = held.computeIfAbsent(key, any -> new ArrayList<>());
    ofKey.add(statement);
    count++;
    if (count >= MOST) {
      write();
      keys.setCurrentKey(key);
    }
  }

  /** Gives all of the current key, in any order, and forgets them. */
  List<SliceStatement> take(String key) throws Exception {
    List<SliceStatement> all = new ArrayList<>();
    statements.get().forEach(all::add);
    statements.clear();
    List<SliceStatement> ofKey = held.remove(key);
    if (ofKey != null) {
      all.addAll(ofKey);
      count -= ofKey.size();
    }
    return all;
  }

  /** Writes down all that is held. Leaves no current key. */
  void write() throws Exception {
    for (Map.Entry<String, List<SliceStatement>> one : held.entrySet()) {
      if (!one.getValue().isEmpty()) {
        keys.setCurrentKey(one.getKey());
        write(one.getValue());
      }
    }
    held.clear();
  }

  private void write(List<SliceStatement> ofKey) throws Exception {
    statements.addAll(ofKey);
    count -= ofKey.size();
    ofKey.clear();
  }
}
