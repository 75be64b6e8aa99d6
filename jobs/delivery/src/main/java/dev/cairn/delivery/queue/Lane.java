package dev.cairn.delivery.queue;

/** One finding's turn. Mutable; belongs to {@link Lanes}. */
final class Lane<T> {

  final String name;
  final long order;
  Work<T> current;
  /** What comes after the one in flight; null for nothing. */
  Work<T> next;
  boolean inFlight;
  /** When it may be tried, milliseconds. */
  long due;
  /** Of the current one. */
  int tries;
  long firstTry;
  /** In a row, whichever version; they make the delay. */
  int failures;
  /** Why it is given up; null as long as it is not. */
  String givenUp;

  Lane(String name, long order, Work<T> current, long due) {
    this.name = name;
    this.order = order;
    this.current = current;
    this.due = due;
  }

  /** A newer version takes the turn of the one that waits. */
  void replace(Work<T> newer) {
    current = newer;
    tries = 0;
    givenUp = null;
  }
}
