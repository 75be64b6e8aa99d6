package dev.cairn.testkit.simulator;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What goes wrong on the way.
 *
 * @param clockSkew how far each reporter's clock may be off at the start; drawn evenly between
 *     minus and plus this
 * @param clockDriftPpm how fast it may run away, in microseconds a second; drawn likewise
 * @param deliveries by source; those not named are {@link Delivery#PERFECT}
 * @param proxyRestartEvery how often a proxy is killed, each in turn; zero for never
 * @param serverRestartEvery how often a database server is killed, each in turn; zero for never
 */
public record Disturbances(
    Duration clockSkew,
    double clockDriftPpm,
    Map<SimulatedSource, Delivery> deliveries,
    Duration proxyRestartEvery,
    Duration serverRestartEvery) {

  private static final Duration LONGEST = Duration.ofDays(365);

  /** Nothing goes wrong. */
  public static final Disturbances NONE =
      new Disturbances(Duration.ZERO, 0, Map.of(), Duration.ZERO, Duration.ZERO);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Disturbances {
    Allowed.duration(
        "disturbances.clockSkew", clockSkew, Duration.ZERO, Duration.ofSeconds(10));
    Allowed.number("disturbances.clockDriftPpm", clockDriftPpm, 0, 1000);
    Allowed.given("disturbances.deliveries", deliveries, "a map, which may be empty");
    Allowed.duration(
        "disturbances.proxyRestartEvery", proxyRestartEvery, Duration.ZERO, LONGEST);
    Allowed.duration(
        "disturbances.serverRestartEvery", serverRestartEvery, Duration.ZERO, LONGEST);
    deliveries = Map.copyOf(deliveries);
  }

  /**
   * Delays as documented or seen: proxies' files within two seconds, Azure's audit within fifteen
   * minutes, flow logs and activity log within minutes.
   */
  public static Disturbances withTypicalDelays() {
    Map<SimulatedSource, Delivery> deliveries = new EnumMap<>(SimulatedSource.class);
    for (SimulatedSource source : SimulatedSource.values()) {
      deliveries.put(
          source,
          switch (source) {
            case AZURE_AUDIT -> Delivery.delayed(Duration.ofSeconds(30), Duration.ofMinutes(15));
            case FLOW -> Delivery.delayed(Duration.ofSeconds(30), Duration.ofMinutes(3));
            case ACTIVITY -> Delivery.delayed(Duration.ofMinutes(1), Duration.ofMinutes(5));
            default -> Delivery.delayed(Duration.ofMillis(50), Duration.ofSeconds(2));
          });
    }
    return new Disturbances(Duration.ZERO, 0, deliveries, Duration.ZERO, Duration.ZERO);
  }

  /** The same with clocks off by up to {@code skew}, running away by up to {@code ppm}. */
  public Disturbances withClocks(Duration skew, double ppm) {
    return new Disturbances(skew, ppm, deliveries, proxyRestartEvery, serverRestartEvery);
  }

  /** The same with another delivery of one source. */
  public Disturbances withDelivery(SimulatedSource source, Delivery delivery) {
    Map<SimulatedSource, Delivery> changed = new EnumMap<>(SimulatedSource.class);
    changed.putAll(deliveries);
    changed.put(source, delivery);
    return new Disturbances(
        clockSkew, clockDriftPpm, changed, proxyRestartEvery, serverRestartEvery);
  }

  /** The same with this share of every source's records lost. */
  public Disturbances withLost(double share) {
    Disturbances changed = this;
    for (SimulatedSource source : SimulatedSource.values()) {
      changed = changed.withDelivery(source, delivery(source).withLost(share));
    }
    return changed;
  }

  /** The same with this share of every source's records arriving twice. */
  public Disturbances withDoubled(double share) {
    Disturbances changed = this;
    for (SimulatedSource source : SimulatedSource.values()) {
      changed = changed.withDelivery(source, delivery(source).withDoubled(share));
    }
    return changed;
  }

  /** The same with restarts; zero for never. */
  public Disturbances withRestarts(Duration proxyEvery, Duration serverEvery) {
    return new Disturbances(clockSkew, clockDriftPpm, deliveries, proxyEvery, serverEvery);
  }

  Delivery delivery(SimulatedSource source) {
    return deliveries.getOrDefault(source, Delivery.PERFECT);
  }
}
