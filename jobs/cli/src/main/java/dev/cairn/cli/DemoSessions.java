package dev.cairn.cli;

import dev.cairn.correlate.match.MatcherConfig;
import dev.cairn.correlate.session.PathAddresses;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.pipeline.TopicSource;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The demo's path, as the sessions job is told of it. */
final class DemoSessions {

  /** MariaDB, by the names that its own log and Azure's export of it give it. */
  private static final Map<String, String> SERVERS =
      Map.of("vm", "127.0.0.3:3306", "mysql-phi", "127.0.0.3:3306");

  private static final PathAddresses PATH =
      new PathAddresses(
          Set.of("127.0.0.2:6033"),
          Set.of("127.0.0.3:3306", "127.0.0.4:3306"),
          Set.of("127.0.0.2"),
          Set.of("127.0.0.14"));

  private static final SessionConfig SESSIONS =
      SessionConfig.defaults().withPath(PATH).withFastForwardUsers(Set.of("ffuser"));

  private DemoSessions() {}

  /**
   * The job over the demo's topics. No two of them tell of the same thing.
   *
   * @param raw all topics of the demo; those that say nothing of sessions are left out
   * @param referenceTables directory of the tables that name what is in them
   */
  static SessionsBeside.Plan plan(
      Collection<TopicSource> raw, Path directory, Path referenceTables) {
    List<TopicSource> topics =
        raw.stream()
            .filter(topic -> SESSIONS.lateness().containsKey(topic.source()))
            .toList();
    SessionsSettings settings =
        new SessionsSettings(
            SERVERS,
            SESSIONS,
            MatcherConfig.DEFAULT.threshold(),
            2,
            DerivedTopics.DEFAULT,
            Optional.of(referenceTables));
    return new SessionsBeside.Plan(settings, topics, directory);
  }
}
