package dev.cairn.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Which Kafka a command writes to, if any. */
final class BrokerOptions {

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Kafka's bootstrap servers, separated by commas.")
  private String bootstrap;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "Properties of Kafka's clients (security.protocol, sasl.…).")
  private Path kafkaConfig;

  Optional<String> bootstrap() {
    return Optional.ofNullable(bootstrap);
  }

  String requiredBootstrap() {
    return bootstrap()
        .orElseThrow(
            () ->
                CairnException.wrongUse(
                    "No Kafka given", "Add --bootstrap HOST:PORT, or set CAIRN_BOOTSTRAP."));
  }

  /** What the file of properties says; empty without one. */
  Map<String, String> properties() throws IOException {
    return ClientProperties.read(kafkaConfig);
  }

  /** All that clients need, with the brokers. */
  Properties clients() throws IOException {
    return ClientProperties.of(requiredBootstrap(), properties());
  }
}
