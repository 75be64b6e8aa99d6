package dev.cairn.detect.rule;

import dev.cairn.detect.condition.Condition;
import dev.cairn.detect.signal.Field;
import java.util.List;
import java.util.Set;

/**
 * What signals a rule looks at, and what it takes from each. Most rules have one; a correlation over
 * several rules has one for each of them.
 *
 * @param name the name by which the rule knows it
 * @param sources sources of events, or {@link dev.cairn.detect.signal.Signal#SESSION}; at least one
 * @param condition which signals of these
 * @param keys the fields that make the rule's key, as this input calls them; in the order of {@link
 *     Rule#groupBy}, none of them PHI. A signal in which one has no value is not looked at
 * @param value the number that it takes; null for none. A signal without it is not looked at
 * @param item what it tells apart; empty for nothing. None of them PHI
 */
public record Input(
    String name,
    Set<String> sources,
    Condition condition,
    List<Field> keys,
    Field value,
    List<Field> item) {

  /** Copies collections. */
  public Input {
    sources = Set.copyOf(sources);
    keys = List.copyOf(keys);
    item = List.copyOf(item);
  }
}
