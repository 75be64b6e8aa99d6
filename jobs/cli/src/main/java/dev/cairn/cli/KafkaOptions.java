package dev.cairn.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Which Kafka a job runs on. */
final class KafkaOptions {

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Kafka's bootstrap servers, separated by commas.")
  private String bootstrap;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "Properties of Kafka's clients (security.protocol, sasl.…).")
  private Path kafkaConfig;

  String bootstrap() {
    return bootstrap;
  }

  /** What the file of properties says; empty without one. */
  Map<String, String> properties() throws IOException {
    return ClientProperties.read(kafkaConfig);
  }

  /** All that clients need, with the brokers. */
  Properties clients() throws IOException {
    return ClientProperties.of(bootstrap, properties());
  }
}
