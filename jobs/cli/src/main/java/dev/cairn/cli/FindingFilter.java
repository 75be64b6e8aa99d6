package dev.cairn.cli;

import dev.cairn.access.Asked;
import dev.cairn.detect.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which findings a command is about. */
final class FindingFilter {

  private static final Set<String> STATUSES = Set.of("new", "acknowledged", "closed", "open");

  @Option(
      names = "--severity",
      paramLabel = "LEVEL",
      description = "At least so severe: informational, low, medium, high or critical.")
  private String severity;

  @Option(
      names = "--rule",
      paramLabel = "TEXT",
      description = "Of the rule with this id, or with this in its title.")
  private String rule;

  @Option(names = "--user", paramLabel = "USER", description = "That speak of this database user.")
  private String user;

  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description = "With this in what they are about, such as client_ip=10.0.1.7.")
  private String key;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "new, acknowledged or closed; open for all but closed.")
  private String status;

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      description = "With evidence of the last so long, such as PT8H.")
  private String since;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "With evidence of this time or later, such as 2026-11-22T00:00:00Z.")
  private Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "With evidence before this time.")
  private Instant to;

  /** What is to be listed. */
  FindingList list(int limit) {
    List<String> conditions = new ArrayList<>();
    if (severity != null) {
      conditions.add("severity_id >= " + severity().id());
    }
    if (rule != null) {
      conditions.add(
          "(rule_id = %1$s OR contains(lower(title), lower(%1$s)))"
              .formatted(SqlText.literal(rule)));
    }
    if (user != null) {
      conditions.add("user_name = " + SqlText.literal(user));
    }
    if (key != null) {
      conditions.add("contains(key, " + SqlText.literal(key) + ")");
    }
    if (status != null) {
      conditions.add(statusCondition());
    }
    return new FindingList(conditions, begin(), to, limit);
  }

  /** Adds what was asked, after {@link #list} has checked it. */
  Asked addTo(Asked asked) {
    return asked
        .value("severity", severity == null ? null : severity().text())
        .text("rule", rule)
        .text("user", user)
        .text("key", key)
        .value("status", status)
        .value("since", since)
        .value("from", from)
        .value("to", to);
  }

  private Severity severity() {
    for (Severity one : Severity.values()) {
      if (one.text().equalsIgnoreCase(severity)) {
        return one;
      }
    }
    throw CairnException.wrongUse(
        "--severity is '" + severity + "'",
        "Allowed: "
            + Stream.of(Severity.values()).map(Severity::text).collect(Collectors.joining(", ")));
  }

  private String statusCondition() {
    if (!STATUSES.contains(status)) {
      throw CairnException.wrongUse(
          "--status is '" + status + "'", "Allowed: new, acknowledged, closed, open.");
    }
    return status.equals("open") ? "status <> 'closed'" : "status = " + SqlText.literal(status);
  }

  private Instant begin() {
    if (since == null) {
      return from;
    }
    if (from != null) {
      throw CairnException.wrongUse("--since and --from are both given", "Give one of them.");
    }
    Duration duration = Durations.parse("--since", since);
    if (duration.isNegative()) {
      throw CairnException.wrongUse("--since is " + since, "Allowed: PT0S or more.");
    }
    return Instant.now().minus(duration);
  }
}
