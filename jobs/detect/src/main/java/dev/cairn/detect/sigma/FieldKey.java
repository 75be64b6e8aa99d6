package dev.cairn.detect.sigma;

import dev.cairn.detect.sigma.Modifier.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * The left side of a search: a field's name and its modifiers, in order.
 *
 * @param name empty for a search without a field
 */
record FieldKey(String name, List<Modifier> modifiers) {

  FieldKey {
    modifiers = List.copyOf(modifiers);
  }

  /** Reads {@code field|modifier|modifier}; adds faults and returns null if it is not in order. */
  static FieldKey read(String key, Yaml at, Faults faults) {
    String[] parts = key.split("\\|", -1);
    List<Modifier> modifiers = new ArrayList<>();
    int before = faults.count();
    for (int i = 1; i < parts.length; i++) {
      Modifier modifier = Modifier.find(parts[i]);
      if (modifier == null) {
        faults.add(
            at, "unknown modifier '%s'; known: %s".formatted(parts[i], Modifier.known()));
      } else if (modifiers.contains(modifier)) {
        faults.add(at, "the modifier '%s' is there twice".formatted(parts[i]));
      } else {
        modifiers.add(modifier);
      }
    }
    FieldKey read = new FieldKey(parts[0], modifiers);
    if (faults.count() == before) {
      read.checkTogether(at, faults);
    }
    return faults.count() == before ? read : null;
  }

  boolean has(Modifier modifier) {
    return modifiers.contains(modifier);
  }

  boolean has(Role role) {
    return modifiers.stream().anyMatch(modifier -> modifier.role() == role);
  }

  /** The one of that role; null if there is none. */
  Modifier of(Role role) {
    return modifiers.stream().filter(one -> one.role() == role).findFirst().orElse(null);
  }

  private void checkTogether(Yaml at, Faults faults) {
    for (Modifier modifier : modifiers) {
      String problem = problem(modifier);
      if (problem != null) {
        faults.add(at, "'%s': %s".formatted(modifier.text(), problem));
        return;
      }
    }
  }

  private String problem(Modifier modifier) {
    int at = modifiers.indexOf(modifier);
    switch (modifier.role()) {
      case REFUSED:
        return "no placeholders are defined here; allowed: the values themselves";
      case OF_RE:
        return at > 0 && isRegex(modifiers.get(at - 1)) ? null : "allowed behind 're' only";
      case ENCODING:
        boolean encodes =
            modifiers.subList(at, modifiers.size()).stream().anyMatch(FieldKey::isBase64);
        return encodes ? null : "fields here are texts, not bytes; allowed before base64 only";
      case TEXT:
        return alone(Role.TEXT, Role.ORDER, Role.TIME)
            ? has(Role.SHAPE) && !has(Modifier.FIELDREF) ? notTogether() : null
            : notTogether();
      case SHAPE:
        return alone(Role.SHAPE, Role.ORDER, Role.TIME, Role.CHANGE, Role.ENCODING)
            ? cased()
            : notTogether();
      case ORDER:
        return alone(Role.ORDER, Role.CHANGE, Role.ENCODING)
                && !has(Modifier.CASED)
                && !has(Modifier.NEQ)
            ? null
            : notTogether();
      case TIME:
        return alone(Role.TIME, Role.CHANGE, Role.ENCODING) && !has(Modifier.CASED)
            ? null
            : notTogether();
      default:
        return has(Modifier.BASE64) && has(Modifier.BASE64OFFSET) ? notTogether() : null;
    }
  }

  private String cased() {
    boolean meaningless = has(Modifier.CASED) && (has(Modifier.CIDR) || has(Modifier.EXISTS));
    return meaningless ? "'cased' has no meaning here" : null;
  }

  private static String notTogether() {
    return "can't stand together with the other modifiers";
  }

  /** Whether of these roles together there is one modifier. */
  private boolean alone(Role... roles) {
    List<Role> some = List.of(roles);
    return modifiers.stream().filter(one -> some.contains(one.role())).count() == 1;
  }

  private static boolean isRegex(Modifier modifier) {
    return modifier == Modifier.RE || modifier.role() == Role.OF_RE;
  }

  private static boolean isBase64(Modifier modifier) {
    return modifier == Modifier.BASE64 || modifier == Modifier.BASE64OFFSET;
  }
}
