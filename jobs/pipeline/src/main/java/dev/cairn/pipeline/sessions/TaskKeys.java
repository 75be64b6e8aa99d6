package dev.cairn.pipeline.sessions;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * A key for each task of a keyed operator, to say something to all of them in the same channels, and
 * so in the same order, as everything else.
 */
final class TaskKeys {

  private static final String PREFIX = "task|";

  private TaskKeys() {}

  /** The keys, in the order of the tasks. */
  static String[] of(int maxParallelism, int parallelism) {
    String[] keys = new String[parallelism];
    int found = 0;
    for (int i = 0; found < parallelism; i++) {
      String key = PREFIX + i;
      int task =
          KeyGroupRangeAssignment.assignKeyToParallelOperator(key, maxParallelism, parallelism);
      if (keys[task] == null) {
        keys[task] = key;
        found++;
      }
    }
    return keys;
  }

  static boolean isOne(String key) {
    return key.startsWith(PREFIX);
  }
}
