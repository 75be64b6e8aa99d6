package dev.cairn.cli;

import dev.cairn.pipeline.ReadingRules;
import dev.cairn.pipeline.TopicSource;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Which Kafka a job reads, and which of its topics. */
final class KafkaOptions {

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Kafka's bootstrap servers, separated by commas.")
  private String bootstrap;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC[=SOURCE]",
      description = {
        "A topic and the source it holds; without a source, the topic is named after it.",
        "May be given again."
      })
  private List<String> topics = new ArrayList<>();

  @Option(
      names = "--topics",
      paramLabel = "FILE",
      description = {
        "Topics in a YAML file, where each says how its records are read:",
        "'TOPIC: {source: NAME, time-zone: ZONE, statement-limit: BYTES, sql-token-key: FILE}'."
      })
  private Path topicsFile;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "Properties of Kafka's clients (security.protocol, sasl.…).")
  private Path kafkaConfig;

  String bootstrap() {
    return bootstrap;
  }

  /** All topics that were named, at least one. */
  List<TopicSource> topics(ReadingRules rules) {
    List<TopicSource> all = new ArrayList<>();
    for (String text : topics) {
      int equals = text.indexOf('=');
      String topic = equals < 0 ? text : text.substring(0, equals);
      String source = text.substring(equals + 1);
      TopicsFile.requireKnown(source);
      all.add(new TopicSource(topic, source, rules));
    }
    if (topicsFile != null) {
      all.addAll(TopicsFile.read(topicsFile, rules));
    }
    if (all.isEmpty()) {
      throw CairnException.wrongUse(
          "No topic is named", "Name each with --topic TOPIC[=SOURCE], or all with --topics FILE.");
    }
    return all;
  }

  /** What the file of properties says; empty without one. */
  Map<String, String> properties() throws IOException {
    return read(kafkaConfig);
  }

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
}
