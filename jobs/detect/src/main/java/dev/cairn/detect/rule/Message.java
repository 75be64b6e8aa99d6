package dev.cairn.detect.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A finding's reason with gaps for what is known only then: {@code {user_name} read {observed} …}. */
public final class Message {

  /** What every finding can say. Besides there are the detector's facts. */
  public static final Set<String> NAMES =
      Set.of(
          "user_name", "principal", "client_ip", "client_name", "server", "reporter",
          "database_name", "environment", "sensitivity", "tables", "sources", "observed",
          "threshold", "unit", "basis", "timespan", "count", "key", "title", "item");

  private static final Pattern GAP = Pattern.compile("\\{([a-z_]+)}");

  private final String text;
  private final List<String> gaps;

  private Message(String text, List<String> gaps) {
    this.text = text;
    this.gaps = gaps;
  }

  /** Of a text in which each name in braces is a gap. */
  public static Message of(String text) {
    List<String> gaps = new ArrayList<>();
    Matcher matcher = GAP.matcher(text);
    while (matcher.find()) {
      gaps.add(matcher.group(1));
    }
    return new Message(text, List.copyOf(gaps));
  }

  /** The names of its gaps. */
  public List<String> gaps() {
    return gaps;
  }

  /** Filled in; what has no value is "unknown". */
  public String with(Function<String, String> values) {
    return GAP.matcher(text)
        .replaceAll(
            gap -> {
              String value = values.apply(gap.group(1));
              return Matcher.quoteReplacement(value == null ? "unknown" : value);
            });
  }

  /** Filled in from a map. */
  public String with(Map<String, String> values) {
    return with(values::get);
  }

  @Override
  public String toString() {
    return text;
  }
}
