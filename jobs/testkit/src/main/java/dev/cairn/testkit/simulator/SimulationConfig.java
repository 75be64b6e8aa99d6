package dev.cairn.testkit.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A world and what happens in it. The same configuration gives the same records, byte for byte.
 *
 * @param seed of all chance
 * @param start true time at which it begins
 * @param length how long clients come; then each finishes what it is at, and leaves
 * @param topology what stands where
 * @param traffic what clients do
 * @param oddities how often the less ordinary happens
 * @param logs how the logs are written
 * @param disturbances what goes wrong on the way
 * @param scenarios what happens besides the ordinary day
 */
public record SimulationConfig(
    long seed,
    Instant start,
    Duration length,
    Topology topology,
    Traffic traffic,
    Oddities oddities,
    LogSettings logs,
    Disturbances disturbances,
    Set<Scenario> scenarios) {

  /** A minute of an ordinary day, undisturbed. */
  public static final SimulationConfig DEFAULT =
      new SimulationConfig(
          1,
          Instant.parse("2026-11-22T19:58:00Z"),
          Duration.ofMinutes(1),
          Topology.DEFAULT,
          Traffic.DEFAULT,
          Oddities.DEFAULT,
          LogSettings.DEFAULT,
          Disturbances.NONE,
          Set.of());

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is missing or out of range
   */
  public SimulationConfig {
    Allowed.given("start", start, "a time");
    Allowed.duration("length", length, Duration.ofMillis(1), Duration.ofDays(365));
    Allowed.given("topology", topology, "one, such as Topology.DEFAULT");
    Allowed.given("traffic", traffic, "some, such as Traffic.DEFAULT");
    Allowed.given("oddities", oddities, "some, such as Oddities.DEFAULT");
    Allowed.given("logs", logs, "settings, such as LogSettings.DEFAULT");
    Allowed.given("disturbances", disturbances, "some, such as Disturbances.NONE");
    Allowed.given("scenarios", scenarios, "a set, which may be empty");
    scenarios = Set.copyOf(scenarios);
  }

  /** The same world by another chance. */
  public SimulationConfig withSeed(long value) {
    return new SimulationConfig(
        value, start, length, topology, traffic, oddities, logs, disturbances, scenarios);
  }

  /** The same at another time. */
  public SimulationConfig withStart(Instant value) {
    return new SimulationConfig(
        seed, value, length, topology, traffic, oddities, logs, disturbances, scenarios);
  }

  /** The same for longer or shorter. */
  public SimulationConfig withLength(Duration value) {
    return new SimulationConfig(
        seed, start, value, topology, traffic, oddities, logs, disturbances, scenarios);
  }

  /** The same with other parts. */
  public SimulationConfig withTopology(Topology value) {
    return new SimulationConfig(
        seed, start, length, value, traffic, oddities, logs, disturbances, scenarios);
  }

  /** The same with other traffic. */
  public SimulationConfig withTraffic(Traffic value) {
    return new SimulationConfig(
        seed, start, length, topology, value, oddities, logs, disturbances, scenarios);
  }

  /** The same with other oddities. */
  public SimulationConfig withOddities(Oddities value) {
    return new SimulationConfig(
        seed, start, length, topology, traffic, value, logs, disturbances, scenarios);
  }

  /** The same with other logs. */
  public SimulationConfig withLogs(LogSettings value) {
    return new SimulationConfig(
        seed, start, length, topology, traffic, oddities, value, disturbances, scenarios);
  }

  /** The same with other disturbances. */
  public SimulationConfig withDisturbances(Disturbances value) {
    return new SimulationConfig(
        seed, start, length, topology, traffic, oddities, logs, value, scenarios);
  }

  /** The same with these scenarios. */
  public SimulationConfig withScenarios(Scenario... value) {
    return new SimulationConfig(
        seed,
        start,
        length,
        topology,
        traffic,
        oddities,
        logs,
        disturbances,
        Set.of(value));
  }
}
