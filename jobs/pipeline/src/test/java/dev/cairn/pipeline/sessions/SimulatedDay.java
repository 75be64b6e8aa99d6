package dev.cairn.pipeline.sessions;

import dev.cairn.testkit.simulator.SimulatedRecord;
import dev.cairn.testkit.simulator.SimulationConfig;
import dev.cairn.testkit.simulator.SimulationListener;
import dev.cairn.testkit.simulator.TrafficSimulator;
import dev.cairn.testkit.simulator.TrueSession;
import dev.cairn.testkit.simulator.TrueStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A world's records in order of arrival, and what really happened; then a few of a day later, so that
 * all of the world is over without an end of input.
 */
final class SimulatedDay implements SimulationListener {

  private final List<SimulatedRecord> records = new ArrayList<>();
  private final List<TrueStatement> statements = new ArrayList<>();
  private final List<TrueSession> sessions = new ArrayList<>();

  private SimulatedDay() {}

  static SimulatedDay of(SimulationConfig world) {
    SimulatedDay day = new SimulatedDay();
    TrafficSimulator.run(world, day);
    SimulationConfig later =
        world.withStart(world.start().plus(Duration.ofDays(1))).withLength(Duration.ofSeconds(3));
    TrafficSimulator.run(later, day.records::add);
    return day;
  }

  @Override
  public void record(SimulatedRecord record) {
    records.add(record);
  }

  @Override
  public void statement(TrueStatement statement) {
    statements.add(statement);
  }

  @Override
  public void session(TrueSession session) {
    sessions.add(session);
  }

  List<SimulatedRecord> records() {
    return records;
  }

  List<TrueStatement> statements() {
    return statements;
  }

  List<TrueSession> sessions() {
    return sessions;
  }
}
