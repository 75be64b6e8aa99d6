package dev.cairn.detect.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** All rules of one version, by id. Immutable. */
public final class RuleSet {

  private final String version;
  private final Map<String, Rule> rules;

  /**
   * Of these.
   *
   * @param version as {@code rule_set_version} of findings says it
   * @throws IllegalArgumentException if two have one id
   */
  public RuleSet(String version, Collection<Rule> rules) {
    this.version = version;
    this.rules = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (this.rules.put(rule.id(), rule) != null) {
        throw new IllegalArgumentException("two rules have the id '" + rule.id() + "'");
      }
    }
  }

  /** Its version. */
  public String version() {
    return version;
  }

  /** All, in the order of their files. */
  public Collection<Rule> rules() {
    return java.util.Collections.unmodifiableCollection(rules.values());
  }

  /** Finds by id; null if there is none. */
  public Rule rule(String id) {
    return rules.get(id);
  }
}
