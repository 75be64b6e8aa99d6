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
 *     Rule#groupBy}, none of them PHI. A signal in which one has no value is not looked at, unless
 *     {@code blankKeys} says so
 * @param value the number that it takes; null for none. A signal without it is not looked at
 * @param item what it tells apart; empty for nothing. None of them PHI. A field of several values
 *     gives as many items, and is the only one then: the signal counts once for each
 * @param blankKeys whether a key field without a value stands as {@link #BLANK} in the key: a rule
 *     that was written without thinking of keys must not miss what has no user
 */
public record Input(
    String name,
    Set<String> sources,
    Condition condition,
    List<Field> keys,
    Field value,
    List<Field> item,
    boolean blankKeys) {

  /** What stands in a key for a field without a value. */
  public static final String BLANK = "-";

  /** Copies collections. */
  public Input {
    sources = Set.copyOf(sources);
    keys = List.copyOf(keys);
    item = List.copyOf(item);
  }

  /** Whose keys all need a value. */
  public Input(
      String name,
      Set<String> sources,
      Condition condition,
      List<Field> keys,
      Field value,
      List<Field> item) {
    this(name, sources, condition, keys, value, item, false);
  }
}
