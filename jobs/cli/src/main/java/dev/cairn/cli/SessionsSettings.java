package dev.cairn.cli;

import dev.cairn.correlate.match.MatcherConfig;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.correlate.slice.SliceConfig;
import dev.cairn.pipeline.TopicSource;
import dev.cairn.pipeline.sessions.SessionsJobConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the sessions job is told, by whoever starts it.
 *
 * @param servers by a database server's own name, the one by which proxies know it
 * @param sessions how sessions are built
 * @param threshold confidence below which attribution abstains
 * @param parallelism tasks of each kind
 * @param output where what it finds goes
 * @param referenceTables directory of the tables that name what logs only number, absolute
 */
record SessionsSettings(
    Map<String, String> servers,
    SessionConfig sessions,
    double threshold,
    int parallelism,
    DerivedTopics output,
    Optional<Path> referenceTables) {

  /** Knows nothing of the path but what the logs say. */
  static SessionsSettings defaults() {
    return new SessionsSettings(
        Map.of(),
        SessionConfig.defaults(),
        MatcherConfig.DEFAULT.threshold(),
        1,
        DerivedTopics.DEFAULT,
        Optional.empty());
  }

  /** The same, with other topics to write to. */
  SessionsSettings withOutput(DerivedTopics topics) {
    return new SessionsSettings(servers, sessions, threshold, parallelism, topics, referenceTables);
  }

  /** The same, with these servers' names. */
  SessionsSettings withServers(Map<String, String> named) {
    return new SessionsSettings(named, sessions, threshold, parallelism, output, referenceTables);
  }

  /** The job that reads these topics. */
  SessionsJobConfig job(
      String bootstrapServers, Map<String, String> kafkaProperties, List<TopicSource> topics) {
    return new SessionsJobConfig(
            bootstrapServers,
            kafkaProperties,
            topics,
            output.sessions(),
            output.attributions(),
            servers,
            sessions,
            SliceConfig.DEFAULT,
            threshold,
            parallelism)
        .withReferenceTables(referenceTables.map(Path::toString).orElse(null));
  }
}
