package dev.cairn.testkit.simulator;

/** Takes what the world writes. Called on the simulator's thread; what it throws stops the run. */
public interface SimulationListener {

  /** A record arrives, in order of arrival. */
  void record(SimulatedRecord record);

  /** A statement is over; its records may still be on their way. */
  default void statement(TrueStatement statement) {}

  /** A session is over, and its flows are written; its records may still be on their way. */
  default void session(TrueSession session) {}
}
