package dev.cairn.testkit.life;

import java.util.PriorityQueue;

/** What will happen, in order of time; of one moment what was planned first goes first. */
final class Agenda {

  private record Entry(long micros, long number, Runnable action) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          4096,
          (one, other) ->
              one.micros != other.micros
                  ? Long.compare(one.micros, other.micros)
                  : Long.compare(one.number, other.number));
  private long now;
  private long planned;

  Agenda(long start) {
    this.now = start;
  }

  long now() {
    return now;
  }

  /** Plans; what should have been is done now. */
  void at(long micros, Runnable action) {
    entries.add(new Entry(Math.max(micros, now), planned++, action));
  }

  void in(long micros, Runnable action) {
    at(now + micros, action);
  }

  /** Does again and again, for the first time now; the action says how long to wait. */
  void repeat(java.util.function.LongSupplier action) {
    long wait = action.getAsLong();
    if (wait > 0) {
      in(wait, () -> repeat(action));
    }
  }

  /** Lets happen what is before the end. */
  void runUntil(long end) {
    while (!entries.isEmpty() && entries.peek().micros < end) {
      Entry next = entries.poll();
      now = next.micros;
      next.action.run();
    }
    now = end;
  }
}
