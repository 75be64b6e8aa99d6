package dev.cairn.testkit.simulator;

import java.util.PriorityQueue;

/** Virtual time: what is to happen happens in order of its time, then of its planning. */
final class Timeline {

  private record Timer(long micros, long order, Runnable action) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int byTime = Long.compare(micros, other.micros);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private long now;
  private long planned;

  Timeline(long startMicros) {
    this.now = startMicros;
  }

  /** True time, epoch microseconds. */
  long now() {
    return now;
  }

  void in(long micros, Runnable action) {
    at(now + micros, action);
  }

  void at(long micros, Runnable action) {
    timers.add(new Timer(Math.max(now, micros), planned++, action));
  }

  boolean isEmpty() {
    return timers.isEmpty();
  }

  /** When the next thing happens; only if there is one. */
  long next() {
    return timers.element().micros;
  }

  void step() {
    Timer timer = timers.remove();
    now = timer.micros;
    timer.action.run();
  }
}
