package dev.cairn.detect.sigma;

import dev.cairn.detect.rule.Message;
import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.FieldType;
import dev.cairn.detect.signal.Fields;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Sigma has no word for: a rule's {@code cairn} block, of the right form. A rule without one
 * has an empty one.
 */
record CairnBlock(Yaml block) {

  static final Duration SUPPRESS = Duration.ofHours(1);
  static final double CONFIDENCE = 0.5;
  static final String MESSAGE = "{title}: {key} ({count} times)";

  /** Reads it; adds faults and returns an empty one if it is not of the form. */
  static CairnBlock read(Yaml rule, Faults faults) {
    Yaml block = rule.get("cairn");
    return new CairnBlock(block != null && CairnForm.holds(block, faults) ? block : null);
  }

  Yaml get(String key) {
    return block == null ? null : block.get(key);
  }

  String text(String key, String otherwise) {
    Yaml value = get(key);
    return value == null ? otherwise : value.text().strip();
  }

  List<String> texts(String key, List<String> otherwise) {
    Yaml value = get(key);
    return value == null ? otherwise : value.elements().stream().map(Yaml::text).toList();
  }

  double confidence() {
    Yaml value = get("confidence");
    return value == null ? CONFIDENCE : Double.parseDouble(value.text());
  }

  /** How long one finding lasts; adds a fault where that is nothing. */
  Duration suppress(Faults faults) {
    return get("suppress") == null ? SUPPRESS : duration(get("suppress"), faults);
  }

  /** A stretch of time above nothing; adds a fault where it is none. */
  static Duration duration(Yaml value, Faults faults) {
    try {
      Duration duration = Duration.parse(value.text());
      if (!duration.isZero() && duration.compareTo(Duration.ofDays(3660)) <= 0) {
        return duration;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // told below
    }
    faults.add(
        value, "'%s': allowed: more than nothing, at most P3660D".formatted(value.text()));
    return Duration.ofDays(1);
  }

  /** The key's fields; adds faults for those that are none, or PHI, or lists. */
  List<Field> groupBy(LogSource source, Faults faults) {
    Yaml value = get("group_by");
    List<Field> fields = new ArrayList<>();
    for (Yaml one : value == null ? List.<Yaml>of() : value.elements()) {
      Field field = keyField(one, source, faults);
      if (field != null) {
        fields.add(field);
      }
    }
    return fields;
  }

  /** A field that may stand in a key; null, with a fault added, if it may not. */
  static Field keyField(Yaml name, LogSource source, Faults faults) {
    Field field = carried(name, source, faults);
    if (field != null && field.type() == FieldType.TEXTS) {
      faults.add(name, "'%s' is a list: a key needs one value".formatted(field.name()));
      return null;
    }
    return field;
  }

  /** A field that may leave the task that reads; null, with a fault added, if it may not. */
  static Field carried(Yaml name, LogSource source, Faults faults) {
    if (!name.isScalar()) {
      faults.add(name, "allowed: a field's name");
      return null;
    }
    Field field = source.field(name.text(), name, faults);
    if (field != null && field.phi()) {
      faults.add(
          name, "'%s' may be PHI: conditions may look at it, nothing more".formatted(field.name()));
      return null;
    }
    return field;
  }

  /** The reason's text; adds faults for gaps that nothing fills. */
  Message message(Set<String> facts, List<String> groupBy, Faults faults) {
    Message message = Message.of(text("message", MESSAGE));
    Set<String> known = new TreeSet<>(Message.NAMES);
    known.addAll(facts);
    known.addAll(groupBy);
    Fields.list().stream().filter(field -> !field.phi()).map(Field::name).forEach(known::add);
    for (String gap : message.gaps()) {
      Field field = Fields.find(gap);
      if (field != null && field.phi()) {
        faults.add(get("message"), "{%s} may be PHI: it must not be told".formatted(gap));
      } else if (!known.contains(gap)) {
        faults.add(
            get("message"),
            "nothing fills {%s}%s Known: %s"
                .formatted(gap, Nearest.hint(gap, known), String.join(", ", known)));
      }
    }
    return message;
  }
}
