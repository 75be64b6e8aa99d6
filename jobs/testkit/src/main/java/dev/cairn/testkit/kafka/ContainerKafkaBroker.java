package dev.cairn.testkit.kafka;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.cairn.testkit.ServerStartException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.kafka.KafkaContainer;

/**
 * Apache Kafka in a container, with the settings of {@link KafkaBroker} that tests can notice. Its
 * records end with it. Needs the image {@code apache/kafka:4.2.2} in the engine: it never pulls.
 */
public final class ContainerKafkaBroker implements TestKafka {

  private static final String IMAGE = "apache/kafka:4.2.2";

  private final KafkaContainer container;

  private ContainerKafkaBroker(KafkaContainer container) {
    this.container = container;
  }

  /**
   * Starts the container and returns when it takes records.
   *
   * @throws ServerStartException if it does not start
   */
  public static ContainerKafkaBroker start() throws ServerStartException {
    var container =
        new KafkaContainer(IMAGE)
            .withImagePullPolicy(image -> false)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_LOG_RETENTION_MS", "-1")
            .withEnv(
                "KAFKA_MESSAGE_MAX_BYTES", String.valueOf(BrokerConfig.DEFAULT_MESSAGE_MAX_BYTES))
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    try {
      container.start();
    } catch (ContainerLaunchException | IllegalStateException e) {
      container.close();
      throw new ServerStartException(
          "The Kafka container " + IMAGE + " did not start: " + e.getMessage()
              + ". See the engine's log, or set CAIRN_TEST_KAFKA=forked.",
          e);
    }
    return new ContainerKafkaBroker(container);
  }

  /** May block for minutes on an engine that does not answer. */
  static DockerEngine.Answer probe() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return new DockerEngine.Answer(false, "no Docker engine");
    }
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(IMAGE).exec();
      return new DockerEngine.Answer(true, "a Docker engine has " + IMAGE);
    } catch (NotFoundException e) {
      return new DockerEngine.Answer(false, "the Docker engine lacks " + IMAGE);
    }
  }

  @Override
  public String bootstrapServers() {
    String servers = container.getBootstrapServers();
    return servers.substring(servers.indexOf("://") < 0 ? 0 : servers.indexOf("://") + 3);
  }

  @Override
  public void close() {
    container.close();
  }
}
