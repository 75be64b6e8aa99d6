package dev.cairn.detect.sigma;

import dev.cairn.detect.condition.Condition;
import dev.cairn.detect.condition.Conditions;
import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes a condition of a rule's {@code detection}. */
final class DetectionReader {

  /** What a search without a field looks at; there is no whole message here to look at. */
  static final List<String> KEYWORDS = List.of("sql_text", "event_code", "table_name", "resource");

  private final LogSource source;
  private final Faults faults;
  private final FieldConditions fields;

  DetectionReader(LogSource source, Faults faults) {
    this.source = source;
    this.faults = faults;
    this.fields = new FieldConditions(source, faults);
  }

  /** Reads it; adds faults, and never holds, where it is not in order. */
  Condition read(Yaml rule) {
    Yaml detection = rule.get("detection");
    if (detection == null || !detection.isMap()) {
      faults.add(rule, "detection is missing; allowed: a map of searches and a condition");
      return Conditions.NEVER;
    }
    int before = faults.count();
    Map<String, Condition> searches = new LinkedHashMap<>();
    detection.entries().forEach(
        (name, value) -> {
          if (name.equals("timeframe")) {
            faults.add(value, "timeframe is of the past; allowed: a correlation rule");
          } else if (!name.equals("condition")) {
            searches.put(name, search(value));
          }
        });
    Yaml condition = detection.get("condition");
    if (condition == null) {
      faults.add(detection, "condition is missing; allowed: such as 'selection and not filter'");
      return Conditions.NEVER;
    }
    Condition read = condition(condition, searches);
    if (faults.count() == before && read.equals(Conditions.NEVER)) {
      faults.add(condition, "it can never hold");
    }
    return read;
  }

  private Condition condition(Yaml condition, Map<String, Condition> searches) {
    Set<String> used = new TreeSet<>();
    List<Condition> each = new ArrayList<>();
    int before = faults.count();
    for (Yaml one : condition.elements()) {
      if (!one.isScalar()) {
        faults.add(one, "allowed: an expression over the searches' names");
        continue;
      }
      try {
        each.add(new Expression(one.text(), searches, used).read());
      } catch (IllegalArgumentException e) {
        faults.add(one, e.getMessage());
      }
    }
    if (faults.count() == before) {
      searches.keySet().stream()
          .filter(name -> !used.contains(name))
          .forEach(name -> faults.add(condition, "nothing uses the search '" + name + "'"));
    }
    return Conditions.any(each);
  }

  private Condition search(Yaml search) {
    if (search.isMap()) {
      return map(search);
    }
    if (!search.isList()) {
      faults.add(search, "allowed: a map of fields, or a list");
      return Conditions.NEVER;
    }
    List<Condition> each = new ArrayList<>();
    for (Yaml one : search.elements()) {
      if (one.isMap()) {
        each.add(map(one));
      } else {
        each.add(keyword(new FieldKey("", List.of(Modifier.CONTAINS)), one));
      }
    }
    if (each.isEmpty()) {
      faults.add(search, "an empty list; allowed: at least one value or map");
    }
    return Conditions.any(each);
  }

  private Condition map(Yaml map) {
    List<Condition> each = new ArrayList<>();
    map.entries().forEach(
        (name, value) -> {
          FieldKey key = FieldKey.read(name, value, faults);
          if (key == null) {
            each.add(Conditions.NEVER);
          } else {
            each.add(key.name().isEmpty() ? keywords(key, value) : fields.read(key, value));
          }
        });
    if (each.isEmpty()) {
      faults.add(map, "an empty map; allowed: at least one field");
    }
    return Conditions.all(each);
  }

  private Condition keywords(FieldKey key, Yaml values) {
    List<Modifier> modifiers = new ArrayList<>(key.modifiers());
    boolean all = modifiers.remove(Modifier.ALL);
    if (modifiers.stream().noneMatch(one -> one.role() != Modifier.Role.FLAG)) {
      modifiers.add(Modifier.CONTAINS);
    }
    List<Condition> each =
        values.elements().stream()
            .map(one -> keyword(new FieldKey("", modifiers), one))
            .toList();
    return all ? Conditions.all(each) : Conditions.any(each);
  }

  private Condition keyword(FieldKey key, Yaml value) {
    if (source.ofSessions()) {
      faults.add(value, "sessions have no text to look for keywords in; allowed: a map of fields");
      return Conditions.NEVER;
    }
    if (!value.isScalar() || value.text().isEmpty()) {
      faults.add(value, "allowed: a text to look for");
      return Conditions.NEVER;
    }
    List<Condition> each = new ArrayList<>();
    for (String name : KEYWORDS) {
      Field field = Fields.get(name);
      try {
        each.add(TextConditions.of(field, key, value.text()));
      } catch (IllegalArgumentException e) {
        faults.add(value, e.getMessage());
        return Conditions.NEVER;
      }
    }
    return Conditions.any(each);
  }
}
