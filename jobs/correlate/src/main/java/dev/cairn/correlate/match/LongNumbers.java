package dev.cairn.correlate.match;

/** Numbers keys from 0 in the order in which they come, without boxing them. 0 is no key. */
final class LongNumbers {

  /** The number of what is no key, or never came. */
  static final int NONE = -1;

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private long[] keys;
  private int[] numbers;
  private int count;

  /** Makes room for so many keys, which may turn out more. */
  LongNumbers(int expected) {
    int room = Math.max(64, Integer.highestOneBit(Math.max(1, expected)) << 2);
    keys = new long[room];
    numbers = new int[room];
  }

  int count() {
    return count;
  }

  /** The number of a key, which it gets if it has none. */
  int number(long key) {
    if (key == 0) {
      return NONE;
    }
    int at = at(key);
    if (keys[at] == 0) {
      if (2 * count >= keys.length) {
        grow();
        at = at(key);
      }
      keys[at] = key;
      numbers[at] = count++;
    }
    return numbers[at];
  }

  /** The number of a key, if it has one. */
  int find(long key) {
    if (key == 0) {
      return NONE;
    }
    int at = at(key);
    return keys[at] == 0 ? NONE : numbers[at];
  }

  private int at(long key) {
    int mask = keys.length - 1;
    int at = (int) (key * MIX >>> 32) & mask;
    while (keys[at] != 0 && keys[at] != key) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] old = keys;
    int[] numbered = numbers;
    keys = new long[2 * old.length];
    numbers = new int[keys.length];
    for (int i = 0; i < old.length; i++) {
      if (old[i] != 0) {
        int at = at(old[i]);
        keys[at] = old[i];
        numbers[at] = numbered[i];
      }
    }
  }
}
