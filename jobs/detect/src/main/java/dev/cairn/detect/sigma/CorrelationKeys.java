package dev.cairn.detect.sigma;

import dev.cairn.detect.signal.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a correlation groups by, and how each of its rules calls that. */
final class CorrelationKeys {

  private static final Pattern ALIAS = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  private final Map<String, List<Field>> byRule = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();

  /** Reads {@code group-by} and {@code aliases}; adds faults. */
  CorrelationKeys(Yaml block, List<BaseRule> bases, Faults faults) {
    Map<String, Yaml> aliases = aliases(block, bases, faults);
    Yaml groupBy = block.get("group-by");
    List<Yaml> keys = groupBy == null ? List.of() : groupBy.elements();
    for (Yaml key : keys) {
      if (!key.isScalar()) {
        faults.add(key, "group-by: allowed: a list of names of fields or aliases");
        continue;
      }
      Yaml alias = aliases.get(key.text());
      if (alias != null) {
        names.add(key.text());
      }
      for (BaseRule base : bases) {
        Yaml name = alias == null ? key : own(alias, base);
        if (name == null) {
          faults.add(
              alias, "the alias '%s' does not say what '%s' calls it".formatted(
                  key.text(), base.name()));
          continue;
        }
        Field field = CairnBlock.keyField(name, base.source(), faults);
        if (field != null) {
          byRule.computeIfAbsent(base.metadata().id(), id -> new ArrayList<>()).add(field);
          if (alias == null && !names.contains(field.name())) {
            names.add(field.name());
          }
        }
      }
    }
  }

  private static Yaml own(Yaml alias, BaseRule base) {
    Yaml byName = base.metadata().name() == null ? null : alias.get(base.metadata().name());
    return byName == null ? alias.get(base.metadata().id()) : byName;
  }

  private static Map<String, Yaml> aliases(Yaml block, List<BaseRule> bases, Faults faults) {
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
    bases.forEach(base -> rules.addAll(List.of(base.name(), base.metadata().id())));
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
    return byRule.getOrDefault(base.metadata().id(), List.of());
  }
}
