package dev.cairn.detect.sigma;

import dev.cairn.detect.condition.Condition;
import dev.cairn.detect.condition.Conditions;
import dev.cairn.detect.condition.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a condition such as {@code selection and not 1 of filter_*}. Binding, from least: or, and,
 * not.
 */
final class Expression {

  private static final Pattern TOKEN = Pattern.compile("\\s*([()]|[^\\s()]+)");
  private static final int MOST_TOKENS = 1000;
  private static final int DEEPEST = 50;

  private final Map<String, Condition> searches;
  private final Set<String> used;
  private final List<String> tokens = new ArrayList<>();
  private int at;
  private int depth;

  /** Of a text; the names it uses are added to {@code used}. */
  Expression(String text, Map<String, Condition> searches, Set<String> used) {
    this.searches = searches;
    this.used = used;
    Matcher matcher = TOKEN.matcher(text.strip());
    while (matcher.find() && tokens.size() <= MOST_TOKENS) {
      tokens.add(matcher.group(1));
    }
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is not in order; says what is wrong and what is allowed
   */
  Condition read() {
    if (tokens.isEmpty() || tokens.size() > MOST_TOKENS) {
      throw new IllegalArgumentException(
          "%s; allowed: 1 to %d words"
              .formatted(tokens.isEmpty() ? "nothing there" : "too long", MOST_TOKENS));
    }
    Condition read = or();
    if (at < tokens.size()) {
      throw unexpected("'and', 'or' or the end");
    }
    return read;
  }

  private Condition or() {
    List<Condition> parts = new ArrayList<>(List.of(and()));
    while (takes("or")) {
      parts.add(and());
    }
    return Conditions.any(parts);
  }

  private Condition and() {
    List<Condition> parts = new ArrayList<>(List.of(not()));
    while (takes("and")) {
      parts.add(not());
    }
    return Conditions.all(parts);
  }

  private Condition not() {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException("nested deeper than " + DEEPEST);
    }
    try {
      return takes("not") ? Conditions.not(not()) : primary();
    } finally {
      depth--;
    }
  }

  private Condition primary() {
    if (at >= tokens.size()) {
      throw unexpected("a search's name");
    }
    if (takes("(")) {
      Condition inner = or();
      if (!takes(")")) {
        throw unexpected("')'");
      }
      return inner;
    }
    if (at + 1 < tokens.size() && word(at + 1).equals("of")) {
      return quantified();
    }
    String name = tokens.get(at);
    Condition search = searches.get(name);
    if (search == null) {
      throw unexpected("a search's name");
    }
    at++;
    used.add(name);
    return search;
  }

  private Condition quantified() {
    String quantity = word(at);
    if (!Set.of("1", "any", "all").contains(quantity)) {
      throw unexpected("'1 of' or 'all of'");
    }
    at += 2;
    if (at >= tokens.size()) {
      throw unexpected("'them' or a pattern of names");
    }
    String pattern = tokens.get(at++);
    List<String> names =
        searches.keySet().stream()
            .filter(
                name ->
                    pattern.equalsIgnoreCase("them")
                        ? !name.startsWith("_")
                        : like(pattern).matches(name))
            .toList();
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "no search is named like '%s'; there are: %s"
              .formatted(pattern, String.join(", ", searches.keySet())));
    }
    used.addAll(names);
    List<Condition> parts = names.stream().map(searches::get).toList();
    return quantity.equals("all") ? Conditions.all(parts) : Conditions.any(parts);
  }

  private static Glob like(String pattern) {
    Glob.Builder glob = new Glob.Builder();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '*') {
        glob.many();
      } else {
        glob.text(pattern.substring(i, i + 1));
      }
    }
    return glob.build(true);
  }

  private boolean takes(String word) {
    if (at < tokens.size() && word(at).equals(word)) {
      at++;
      return true;
    }
    return false;
  }

  private String word(int index) {
    return tokens.get(index).toLowerCase(Locale.ROOT);
  }

  private IllegalArgumentException unexpected(String wanted) {
    String found = at < tokens.size() ? "'" + tokens.get(at) + "'" : "the end";
    String old = found.startsWith("'|") ? "; aggregations are of the past: use a correlation" : "";
    return new IllegalArgumentException(
        "%s is there, where %s is wanted%s; searches: %s"
            .formatted(found, wanted, old, String.join(", ", searches.keySet())));
  }
}
