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

  /** For the control plane, which is read though no session waits for it unless it is told to. */
  private static final Duration OTHERS = Duration.ofMinutes(10);

  private static final Set<String> USED =
      Set.of(
          SessionConfig.QUERY,
          SessionConfig.AUDIT,
          SessionConfig.DATABASE,
          SessionConfig.FLOW,
          SessionConfig.ACTIVITY,
          SessionConfig.KEYS);

  private ExpectedSources() {}

  /** Whether sessions are built from a source; what the others say is in the archive alone. */
  static boolean isUsed(String source) {
    return USED.contains(source);
  }

  /**
   * Of these, those that a topic holds; answers only where both sides of statements are there. What
   * says on which connections statements ran is not among them: without it answers are less often
   * sure, but none is missing.
   */
  static Map<String, Duration> of(
      List<TopicSource> topics, Map<String, Duration> lateness, AnchorSources anchors) {
    Set<String> held = topics.stream().map(TopicSource::source).collect(Collectors.toSet());
    Map<String, Duration> expected = new HashMap<>(lateness);
    boolean answers = held.contains(SessionConfig.QUERY) && held.contains(SessionConfig.DATABASE);
    expected
        .keySet()
        .removeIf(
            source -> source.equals(Progress.ATTRIBUTION) ? !answers : !held.contains(source));
    if (anchors.follows(SessionConfig.FLOW)) {
      Duration flows = expected.get(SessionConfig.FLOW);
      expected.computeIfPresent(
          Progress.ATTRIBUTION,
          (name, time) -> flows == null || time.compareTo(flows) >= 0 ? time : flows);
    }
    return expected;
  }

  /** How late records of a source may be. */
  static Duration lateness(SessionsJobConfig config, String source) {
    return AnchorSources.isOfProxies(source)
        ? AnchorSources.lateness(config.sessions().lateness())
        : config.sessions().lateness().getOrDefault(source, OTHERS);
  }
}
