package dev.cairn.cli;

import dev.cairn.correlate.match.MatcherConfig;
import dev.cairn.correlate.session.Progress;
import dev.cairn.correlate.session.SessionConfig;
import dev.cairn.pipeline.sessions.SessionsJobConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the sessions job is told. */
final class SessionsOptions {

  @Mixin private PathOptions path;

  @Mixin private ReferenceOptions reference;

  @Option(
      names = Lateness.KEY,
      split = ",",
      hideParamSyntax = true,
      paramLabel = "SOURCE=DURATION",
      description =
          "How much later than the others a source may be, such as mysql.audit=PT30M, and "
              + "how long it is waited for when it falls silent. May be given again. Defaults: "
              + "PT1M for ProxySQL's logs, PT10M for network.flow, PT15M for mysql.audit. Its error "
              + "log and polls are as late as proxysql.query.")
  private List<String> lateness = List.of();

  @Option(
      names = "--threshold",
      paramLabel = "SHARE",
      description =
          "Confidence below which a statement stays open: candidates are shown, none is "
              + "called the answer. Default: 0.85.")
  private double threshold = MatcherConfig.DEFAULT.threshold();

  @Option(
      names = "--sessions-topic",
      paramLabel = "TOPIC",
      defaultValue = SessionsJobConfig.SESSIONS_TOPIC,
      description = "Where sessions go. Default: ${DEFAULT-VALUE}")
  private String sessionsTopic;

  @Option(
      names = "--attributions-topic",
      paramLabel = "TOPIC",
      defaultValue = SessionsJobConfig.ATTRIBUTIONS_TOPIC,
      description = "Where attributions go. Default: ${DEFAULT-VALUE}")
  private String attributionsTopic;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Tasks of each kind, and partitions of the topics that are made. Default: "
              + "${DEFAULT-VALUE}")
  private int parallelism;

  /**
   * All that was said, checked.
   *
   * @throws CairnException if a value is not allowed: names the key, the value and what is
   */
  SessionsSettings settings() {
    if (!(threshold > 0 && threshold < 1)) {
      throw CairnException.wrongUse(
          "--threshold is " + threshold, "Allowed: more than 0 and less than 1, such as 0.85.");
    }
    if (parallelism < 1) {
      throw CairnException.wrongUse("--parallelism is " + parallelism, "Allowed: 1 or more.");
    }
    SessionConfig usual = SessionConfig.defaults();
    SessionConfig sessions =
        new SessionConfig(
            lateness(usual.lateness()),
            usual.slack(),
            usual.every(),
            usual.idleEnd(),
            usual.keepSealed(),
            path.addresses(),
            path.monitorUsers().orElse(usual.monitorUsers()),
            path.fastForwardUsers());
    return new SessionsSettings(
        path.servers(),
        sessions,
        threshold,
        parallelism,
        new DerivedTopics(sessionsTopic, attributionsTopic),
        reference.directory());
  }

  private Map<String, Duration> lateness(Map<String, Duration> usual) {
    Map<String, Duration> all = new HashMap<>(usual);
    Set<String> sources = new TreeSet<>(usual.keySet());
    sources.remove(Progress.ATTRIBUTION);
    all.putAll(Lateness.parse(lateness, sources));
    // an answer follows the later of both logs
    Duration after =
        usual.get(Progress.ATTRIBUTION).minus(usual.get(SessionConfig.DATABASE));
    Duration proxy = all.get(SessionConfig.QUERY);
    Duration database = all.get(SessionConfig.DATABASE);
    all.put(
        Progress.ATTRIBUTION,
        (proxy.compareTo(database) > 0 ? proxy : database).plus(after));
    return all;
  }
}
