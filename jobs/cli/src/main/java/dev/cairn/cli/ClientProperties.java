package dev.cairn.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Properties of Kafka's clients. */
final class ClientProperties {

  private ClientProperties() {}

  /** What a file of properties says; empty if it is null. */
  static Map<String, String> read(Path file) throws IOException {
    Map<String, String> settings = new HashMap<>();
    if (file != null) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      properties.stringPropertyNames().forEach(k -> settings.put(k, properties.getProperty(k)));
    }
    return settings;
  }

  /** All that clients need: further properties and the brokers, which win over them. */
  static Properties of(String bootstrap, Map<String, String> further) {
    Properties clients = new Properties();
    clients.putAll(further);
    clients.put("bootstrap.servers", bootstrap);
    return clients;
  }
}
