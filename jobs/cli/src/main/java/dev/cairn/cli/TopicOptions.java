package dev.cairn.cli;

import dev.cairn.pipeline.ReadingRules;
import dev.cairn.pipeline.TopicSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which topics a job reads, and how. */
final class TopicOptions {

  @Mixin private ReadingOptions reading;

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

  /** All topics that were named, at least one. */
  List<TopicSource> sources() {
    ReadingRules rules = reading.rules();
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

  /** Topics' names, as people read a list. */
  static String names(List<TopicSource> topics) {
    return topics.stream().map(TopicSource::topic).collect(Collectors.joining(", "));
  }
}
