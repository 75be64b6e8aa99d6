package dev.cairn.testkit.simulator;

/** What one session says, and when. */
interface Script {

  boolean isOver();

  /** Only if it is not over. */
  Statement next();

  /** Microseconds that the client takes before it sends the next one. */
  long pause();
}
