package dev.cairn.detect.rule;

import dev.cairn.detect.signal.Field;
import java.time.Duration;
import java.util.List;

/**
 * One rule, ready to be judged by. Immutable.
 *
 * @param id unique in its set; as a rule a UUID
 * @param version as {@code rule_version} of findings says it
 * @param title in a few words
 * @param description what it finds and why that matters; may be empty
 * @param severity how bad that is
 * @param confidence in [0, 1]: how sure it is that what it says is so
 * @param techniques ATT&amp;CK techniques, such as T1213.006
 * @param tactics ATT&amp;CK tactics, such as collection
 * @param needs what must be there for it to see anything: sources, reference tables
 * @param cannotSee what it cannot see, in words; may be empty
 * @param falsePositives what looks the same and is harmless, in words
 * @param inputs what it looks at; at least one
 * @param groupBy the names of the fields that make its key; may be empty: all is one key
 * @param detector how it judges
 * @param suppress all that it says of one key within one such stretch (counted from the epoch) is
 *     one finding; off-hours have stretches of their own
 * @param message the reason, with names of fields in braces: those of {@link
 *     dev.cairn.detect.rule.Message#NAMES}, or of the rule's own facts
 * @param place where it stands
 */
public record Rule(
    String id,
    String version,
    String title,
    String description,
    Severity severity,
    double confidence,
    List<String> techniques,
    List<String> tactics,
    List<String> needs,
    String cannotSee,
    List<String> falsePositives,
    List<Input> inputs,
    List<String> groupBy,
    Detector detector,
    Duration suppress,
    Message message,
    Place place) {

  /** Copies the lists. */
  public Rule {
    techniques = List.copyOf(techniques);
    tactics = List.copyOf(tactics);
    needs = List.copyOf(needs);
    falsePositives = List.copyOf(falsePositives);
    inputs = List.copyOf(inputs);
    groupBy = List.copyOf(groupBy);
  }

  /** Whether the field is part of its key. */
  public boolean groupsBy(Field field) {
    return groupBy.contains(field.name());
  }
}
