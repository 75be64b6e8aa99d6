package dev.cairn.archive.retention;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The retention rules of an archive, by what they are for: a source ({@code proxysql.query}), a
 * table that is not divided by sources ({@code dead_letters}, {@code sessions}, {@code findings} and
 * its like), or {@code chain}. Immutable.
 */
public final class RetentionRules implements Serializable {

  private static final long serialVersionUID = 1;

  /** What the rule of all manifests is under. */
  public static final String CHAIN = "chain";

  /** What the rule of all dead letters is under, whatever their source. */
  public static final String DEAD_LETTERS = "dead_letters";

  /** Tables with one rule, whatever the source of a row. */
  private static final Set<String> UNDIVIDED =
      Set.of(
          DEAD_LETTERS,
          "sessions",
          "attributions",
          "findings",
          "finding_reviews",
          "rule_sets",
          "access_log");

  private final TreeMap<String, RetentionRule> bySubject;

  /** Creates rules; {@link #CHAIN} and {@link #DEAD_LETTERS} must be among them. */
  public RetentionRules(Map<String, RetentionRule> bySubject) {
    this.bySubject = new TreeMap<>(bySubject);
    rule(CHAIN);
    rule(DEAD_LETTERS);
  }

  /**
   * Finds the rule for rows of one table and source.
   *
   * @throws IllegalArgumentException if there is none: nothing is archived without a rule
   */
  public RetentionRule forRows(String table, String source) {
    return rule(subject(table, source));
  }

  /** What the rule for rows of one table and source is under: the table or the source. */
  static String subject(String table, String source) {
    return UNDIVIDED.contains(table) ? table : source;
  }

  /**
   * Finds the rule for the manifests.
   */
  public RetentionRule forChain() {
    return rule(CHAIN);
  }

  /** What there are rules for. */
  public Set<String> subjects() {
    return Set.copyOf(bySubject.keySet());
  }

  /** All retention classes, in order: each needs its two keys. The chain is under none. */
  public Set<String> retentionClasses() {
    return bySubject.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(CHAIN))
        .map(entry -> entry.getValue().retentionClass())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private RetentionRule rule(String subject) {
    RetentionRule rule = bySubject.get(subject);
    if (rule == null) {
      throw new IllegalArgumentException(
          "No retention policy for '"
              + subject
              + "'; there are policies for: "
              + String.join(", ", bySubject.keySet()));
    }
    return rule;
  }
}
