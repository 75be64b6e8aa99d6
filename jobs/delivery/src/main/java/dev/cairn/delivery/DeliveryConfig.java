package dev.cairn.delivery;

import java.time.Duration;
import java.util.Map;

/**
 * The Kafka side of a delivery.
 *
 * @param bootstrapServers of Kafka, {@code host:port}, separated by commas
 * @param kafkaProperties further properties of clients; may be secret
 * @param findingsTopic that is read
 * @param undeliveredTopic that dead letters go to; must be there
 * @param group the consumer groups are named {@code GROUP.RECEIVER}
 * @param since how old findings may be that a receiver gets when it is new; one that is known goes on
 *     where it was
 * @param memory how far back a receiver looks when it starts, for what it was sent already: an
 *     update of an older finding is sent as a new one
 */
public record DeliveryConfig(
    String bootstrapServers,
    Map<String, String> kafkaProperties,
    String findingsTopic,
    String undeliveredTopic,
    String group,
    Duration since,
    Duration memory) {

  /** Where findings are by default. */
  public static final String FINDINGS_TOPIC = "cairn.findings";

  /** Where dead letters go by default. */
  public static final String UNDELIVERED_TOPIC = "cairn.findings.undelivered";

  /** What groups are named after by default. */
  public static final String GROUP = "cairn-webhook";

  /** By default. */
  public static final Duration SINCE = Duration.ofHours(1);

  /** By default. */
  public static final Duration MEMORY = Duration.ofDays(1);

  /**
   * Copies the properties.
   *
   * @throws IllegalArgumentException if a stretch of time is negative
   */
  public DeliveryConfig {
    kafkaProperties = Map.copyOf(kafkaProperties);
    if (since.isNegative() || memory.isNegative()) {
      throw new IllegalArgumentException(
          "since is %s, memory is %s; allowed: PT0S or more".formatted(since, memory));
    }
  }

  /** Without properties, which may be secret. */
  @Override
  public String toString() {
    return findingsTopic + " at " + bootstrapServers;
  }
}
