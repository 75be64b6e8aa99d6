package dev.cairn.delivery.queue;

import dev.cairn.detect.condition.Glob;
import dev.cairn.schemas.Finding;
import java.util.List;
import java.util.Set;

/**
 * Which findings a receiver gets. Immutable.
 *
 * @param minSeverity lowest {@code severity_id}, 1 to 5
 * @param include what a rule's id or title is like, without regard to upper and lower case; empty:
 *     all
 * @param exclude what neither a rule's id nor its title is like; wins over include
 * @param states of a version: {@code open}, {@code final}
 * @param updates which later versions
 */
public record Choice(
    int minSeverity, List<Glob> include, List<Glob> exclude, Set<String> states, Updates updates) {

  private static final long ESCALATION = 10;

  /** Copies what it is given. */
  public Choice {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    states = Set.copyOf(states);
  }

  /** A text in which {@code *} stands for any characters or none, {@code ?} for one. */
  public static Glob glob(String text) {
    Glob.Builder glob = new Glob.Builder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '*' -> glob.many();
                case '?' -> glob.one();
                default -> glob.text(Character.toString(c));
              }
            });
    return glob.build(false);
  }

  /**
   * Whether a version is sent.
   *
   * @param before what was sent of the finding last; null for nothing
   */
  boolean takes(Finding version, Sent before) {
    if (version.getSeverityId() < minSeverity
        || !states.contains(version.getState())
        || !include.isEmpty() && !isLike(include, version)
        || isLike(exclude, version)) {
      return false;
    }
    if (before == null) {
      return true;
    }
    return version.getVersion() > before.version()
        && switch (updates) {
          case NONE -> false;
          case ALL -> true;
          case ESCALATIONS -> isWorse(version, before);
        };
  }

  private static boolean isWorse(Finding version, Sent before) {
    return version.getSeverityId() > before.severity()
        || version.getCount() / ESCALATION >= Math.max(1, before.count());
  }

  private static boolean isLike(List<Glob> globs, Finding finding) {
    return globs.stream()
        .anyMatch(glob -> glob.matches(finding.getRuleId()) || glob.matches(finding.getTitle()));
  }
}
