package dev.cairn.detect.sigma;

import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Fields;
import dev.cairn.detect.signal.Signal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a rule's signals come from.
 *
 * @param sources sources of events, or {@link Signal#SESSION}
 * @param names other names of fields, as rules of this log source in the field call them
 */
record LogSource(Set<String> sources, Map<String, String> names) {

  LogSource {
    sources = Set.copyOf(sources);
    names = Map.copyOf(names);
  }

  boolean ofSessions() {
    return sources.contains(Signal.SESSION);
  }

  /** The field of that name; adds a fault and returns null if there is none here. */
  Field field(String name, Yaml at, Faults faults) {
    Field field = Fields.find(names.getOrDefault(name, name));
    if (field == null) {
      Set<String> known = new TreeSet<>(names.keySet());
      Fields.list().forEach(one -> known.add(one.name()));
      faults.add(
          at,
          "unknown field '"
              + name
              + "'"
              + Nearest.hint(name, known)
              + " The README of the rules lists all.");
      return null;
    }
    if (!canHave(field)) {
      faults.add(
          at,
          "'%s' never has a value here: only %s have it"
              .formatted(field.name(), ofSessions() ? "events" : "sessions"));
      return null;
    }
    return field;
  }

  private boolean canHave(Field field) {
    boolean known = field.known() >= 0;
    return ofSessions()
        ? field.inSession() >= 0 || known && !field.name().equals(Fields.DELAY)
        : field.inEvent() >= 0 || known;
  }
}
