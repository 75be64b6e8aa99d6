package dev.cairn.detect.sigma;

import dev.cairn.detect.signal.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a correlation groups by, and how each of its rules calls that. */
final class CorrelationKeys {

  private static final Pattern ALIAS = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  private final Faults faults;
  private final Map<String, List<Field>> fields = new LinkedHashMap<>();
  private final Map<String, List<Integer>> places = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();

  /** Reads {@code group-by} and {@code aliases}; adds faults. */
  CorrelationKeys(Yaml block, List<Part> parts, Faults faults) {
    this.faults = faults;
    int before = faults.count();
    Map<String, Yaml> aliases = aliases(block, parts, faults);
    Yaml groupBy = block.get("group-by");
    List<Yaml> keys = groupBy == null ? List.of() : groupBy.elements();
    for (Yaml key : keys) {
      if (key.isScalar()) {
        read(key, aliases.get(key.text()), parts);
      } else {
        faults.add(key, "group-by: allowed: a list of names of fields or aliases");
      }
    }
    for (Part part : parts) {
      if (part instanceof CountingPart counting && faults.count() == before) {
        refuseOthers(groupBy == null ? block : groupBy, counting);
      }
    }
  }

  private void read(Yaml key, Yaml alias, List<Part> parts) {
    Set<String> ofFields = new LinkedHashSet<>();
    Set<String> ofCorrelations = new LinkedHashSet<>();
    for (Part part : parts) {
      Yaml name = alias == null ? key : own(alias, part);
      if (name == null) {
        faults.add(
            alias,
            "the alias '%s' does not say what '%s' calls it".formatted(key.text(), part.name()));
      } else if (part instanceof CountingPart counting) {
        add(counting, name, ofCorrelations);
      } else if (part instanceof BaseRule base) {
        add(base, name, ofFields);
      }
    }
    ofFields.addAll(ofCorrelations);
    String name =
        alias != null || ofFields.isEmpty() ? key.text() : ofFields.iterator().next();
    if (names.contains(name)) {
      faults.add(key, "'%s' is there twice".formatted(name));
    }
    names.add(name);
  }

  private void add(BaseRule base, Yaml name, Set<String> into) {
    Field field = CairnBlock.keyField(name, base.source(), faults);
    if (field != null) {
      fields.computeIfAbsent(base.metadata().id(), id -> new ArrayList<>()).add(field);
      into.add(field.name());
    }
  }

  private void add(CountingPart part, Yaml name, Set<String> into) {
    int place = name.isScalar() ? part.place(name.text()) : -1;
    if (place < 0) {
      faults.add(
          name,
          "'%s' does not group by %s, but by %s; allowed: the same fields"
              .formatted(
                  part.name(),
                  name.isScalar() ? "'" + name.text() + "'" : "several",
                  part.rule().groupBy()));
      return;
    }
    places.computeIfAbsent(part.metadata().id(), id -> new ArrayList<>()).add(place);
    into.add(part.rule().groupBy().get(place));
  }

  /** Its hits are of this correlation's keys only if both group by the same. */
  private void refuseOthers(Yaml at, CountingPart part) {
    Set<Integer> known = new HashSet<>(places(part));
    if (known.size() != part.rule().groupBy().size() || known.size() != places(part).size()) {
      faults.add(
          at,
          "'%s' groups by %s, this by %s; allowed: the same fields"
              .formatted(part.name(), part.rule().groupBy(), names));
    }
  }

  private static Yaml own(Yaml alias, Part part) {
    Yaml byName = part.metadata().name() == null ? null : alias.get(part.metadata().name());
    return byName == null ? alias.get(part.metadata().id()) : byName;
  }

  private static Map<String, Yaml> aliases(Yaml block, List<Part> parts, Faults faults) {
    Yaml aliases = block.get("aliases");
    Map<String, Yaml> known = new HashMap<>();
    if (aliases == null) {
      return known;
    }
    if (!aliases.isMap()) {
      faults.add(aliases, "aliases: allowed: a map of names to maps of rules to fields");
      return known;
    }
    List<String> rules = new ArrayList<>();
    parts.forEach(part -> rules.addAll(List.of(part.name(), part.metadata().id())));
    aliases.entries().forEach(
        (name, fields) -> {
          if (!ALIAS.matcher(name).matches() || !fields.isMap()) {
            faults.add(fields, "aliases: allowed: a name, and a map of rules to fields");
            return;
          }
          fields.entries().forEach(
              (rule, field) -> {
                if (!rules.contains(rule)) {
                  faults.add(field, "'%s' is none of this correlation's rules".formatted(rule));
                }
              });
          known.put(name, fields);
        });
    return known;
  }

  /** The names of what it groups by. */
  List<String> names() {
    return names;
  }

  /** The fields of one rule, in the order of the names. */
  List<Field> of(BaseRule base) {
    return fields.getOrDefault(base.metadata().id(), List.of());
  }

  /** Which of what a correlation groups by each of the names is. */
  List<Integer> places(CountingPart part) {
    return places.getOrDefault(part.metadata().id(), List.of());
  }
}
