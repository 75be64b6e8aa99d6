package dev.cairn.pipeline.sessions;

import dev.cairn.correlate.session.Progress;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.pipeline.TopicSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which sources the job waits for: those that have a topic. */
final class ExpectedSources {

  /** Sources without sessions of their own are still read: activity, error log, process list. */
  private static final Duration OTHERS = Duration.ofMinutes(10);

  private ExpectedSources() {}

  /** Of these, those that a topic holds; answers only where both sides of statements are there. */
  static Map<String, Duration> of(List<TopicSource> topics, Map<String, Duration> lateness) {
    Set<String> held = topics.stream().map(TopicSource::source).collect(Collectors.toSet());
    Map<String, Duration> expected = new HashMap<>(lateness);
    boolean answers = held.contains(SessionConfig.QUERY) && held.contains(SessionConfig.DATABASE);
    expected
        .keySet()
        .removeIf(
            source -> source.equals(Progress.ATTRIBUTION) ? !answers : !held.contains(source));
    return expected;
  }

  /** How late records of a source may be. */
  static Duration lateness(SessionsJobConfig config, String source) {
    return config.sessions().lateness().getOrDefault(source, OTHERS);
  }
}
