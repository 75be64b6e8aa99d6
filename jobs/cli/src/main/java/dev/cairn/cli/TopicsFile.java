package dev.cairn.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.cairn.pipeline.ReadingRules;
import dev.cairn.pipeline.TopicSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The file of {@code --topics}: each raw topic, its source, and how its records are read.
 *
 * <pre>
 *   mysql-audit-logs:
 *     source: mysql.audit
 *     sql-token-key: /run/secrets/sql-tokens
 *   mariadb-eu:
 *     source: mysql.audit
 *     time-zone: Europe/Berlin
 *     statement-limit: 4096
 * </pre>
 *
 * <p>What a topic does not say is as the command's options have it. {@code sql-token-key: none}
 * keeps texts where the option would not.
 */
final class TopicsFile {

  private static final String SOURCE = "source";
  private static final String TIME_ZONE = "time-zone";
  private static final String LIMIT = "statement-limit";
  private static final String TOKEN_KEY = "sql-token-key";
  private static final TreeSet<String> KEYS =
      new TreeSet<>(List.of(SOURCE, TIME_ZONE, LIMIT, TOKEN_KEY));
  private static final String NONE = "none";

  private TopicsFile() {}

  static List<TopicSource> read(Path file, ReadingRules otherwise) {
    JsonNode root;
    try {
      root =
          new ObjectMapper(new YAMLFactory())
              .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
              .readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw CairnException.wrongUse(
          file + " is not YAML, or names a key twice (line "
              + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ")",
          "Write 'topic: {source: SOURCE}', one for each topic.");
    } catch (IOException e) {
      throw CairnException.outOfReach("Can't read " + file, "Check its permissions.", e);
    }
    if (!root.isObject() || root.isEmpty()) {
      throw CairnException.wrongUse(
          file + " names no topic", "Write 'topic: {source: SOURCE}', one for each topic.");
    }
    List<TopicSource> topics = new ArrayList<>();
    for (Map.Entry<String, JsonNode> topic : root.properties()) {
      topics.add(topic(file, topic.getKey(), topic.getValue(), otherwise));
    }
    return topics;
  }

  private static TopicSource topic(
      Path file, String name, JsonNode settings, ReadingRules otherwise) {
    String where = file + ", topic " + name;
    if (!settings.isObject()) {
      throw CairnException.wrongUse(
          where + " is '" + settings.asText() + "'", "Write '" + name + ": {source: SOURCE}'.");
    }
    for (String key : (Iterable<String>) settings::fieldNames) {
      if (!KEYS.contains(key) || settings.get(key).isContainerNode()) {
        throw CairnException.wrongUse(
            where + " has an unknown key or form: '" + key + "'",
            "Keys: " + String.join(", ", KEYS) + "; each with one value.");
      }
    }
    String source = settings.path(SOURCE).asText(name);
    requireKnown(source);
    return new TopicSource(name, source, rules(where, settings, otherwise));
  }

  /** Refuses a source that no topic can hold. */
  static void requireKnown(String source) {
    if (!TopicSource.sources().contains(source)) {
      throw CairnException.wrongUse(
          "No source is named '" + source + "'",
          "Sources: " + String.join(", ", TopicSource.sources()));
    }
  }

  private static ReadingRules rules(String where, JsonNode settings, ReadingRules otherwise) {
    JsonNode zone = settings.path(TIME_ZONE);
    JsonNode limit = settings.path(LIMIT);
    JsonNode tokens = settings.path(TOKEN_KEY);
    if (!limit.isMissingNode() && (!limit.canConvertToInt() || limit.asInt() < 1)) {
      throw CairnException.wrongUse(
          where + ", " + LIMIT + " is '" + limit.asText() + "'",
          "Give the server's server_audit_query_log_limit, at least 1 byte.");
    }
    String tokenKey = otherwise.tokenKeyFile();
    if (!tokens.isMissingNode()) {
      tokenKey = tokens.asText().equals(NONE) ? null : tokens.asText();
    }
    return ReadingOptions.checked(
        new ReadingRules(
            zone.isMissingNode()
                ? otherwise.localTimeZone()
                : ReadingOptions.zone(where + ", " + TIME_ZONE, zone.asText()),
            limit.isMissingNode() ? otherwise.statementLimit() : limit.asInt(),
            tokenKey));
  }
}
