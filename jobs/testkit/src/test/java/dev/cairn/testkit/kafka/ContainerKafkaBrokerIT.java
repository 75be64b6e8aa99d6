package dev.cairn.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Runs where a Docker engine has the image; elsewhere it says why it did not. */
class ContainerKafkaBrokerIT {

  @Test
  void keepsTheSameContractAsTheForkedBroker() throws IOException {
    DockerEngine.Answer docker = DockerEngine.ask();
    assumeTrue(docker.usable(), () -> "NOT TESTED: Kafka in a container: " + docker.reason());

    try (TestKafka kafka = ContainerKafkaBroker.start()) {
      kafka.createTopic("kept", 1);
      Topics.write(kafka.bootstrapServers(), "kept", "one", "two");

      assertThat(Topics.read(kafka.bootstrapServers(), "kept")).containsExactly("one", "two");
    }
  }
}
