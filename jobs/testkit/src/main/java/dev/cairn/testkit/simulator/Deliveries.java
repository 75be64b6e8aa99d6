package dev.cairn.testkit.simulator;

import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Records on their way, and those that arrive, in order of arrival, then of sending. */
final class Deliveries {

  private record Underway(SimulatedRecord record, long order) implements Comparable<Underway> {
    @Override
    public int compareTo(Underway other) {
      int byArrival = Long.compare(record.arrivalMicros(), other.record.arrivalMicros());
      return byArrival != 0 ? byArrival : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Underway> underway = new PriorityQueue<>();
  private final Consumer<SimulatedRecord> arrivals;
  private long sent;

  Deliveries(Consumer<SimulatedRecord> arrivals) {
    this.arrivals = arrivals;
  }

  void send(SimulatedRecord record, long now) {
    if (underway.isEmpty() && record.arrivalMicros() <= now) {
      arrivals.accept(record);
    } else {
      underway.add(new Underway(record, sent++));
    }
  }

  /** Lets arrive what arrives up to a time. */
  void until(long micros) {
    while (!underway.isEmpty() && underway.peek().record.arrivalMicros() <= micros) {
      arrivals.accept(underway.remove().record);
    }
  }
}
