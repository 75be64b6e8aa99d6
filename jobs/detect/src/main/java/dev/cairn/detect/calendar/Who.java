package dev.cairn.detect.calendar;

import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Fields;
import dev.cairn.detect.signal.Signal;
import java.util.List;

/**
 * Of whom something is said. Of each list that is not empty one pattern must match; what has no
 * value matches none.
 *
 * @param users database users
 * @param principals persons and services
 * @param teams teams
 * @param kinds {@code person}, {@code service}
 */
record Who(
    List<NamePattern> users,
    List<NamePattern> principals,
    List<NamePattern> teams,
    List<NamePattern> kinds) {

  static final Who EVERYONE = new Who(List.of(), List.of(), List.of(), List.of());

  private static final Field USER = Fields.get("user_name");
  private static final Field PRINCIPAL = Fields.get("principal");
  private static final Field TEAM = Fields.get("team");
  private static final Field KIND = Fields.get("user_kind");

  Who {
    users = List.copyOf(users);
    principals = List.copyOf(principals);
    teams = List.copyOf(teams);
    kinds = List.copyOf(kinds);
  }

  boolean matches(Signal signal) {
    return matches(users, USER, signal)
        && matches(principals, PRINCIPAL, signal)
        && matches(teams, TEAM, signal)
        && matches(kinds, KIND, signal);
  }

  private static boolean matches(List<NamePattern> patterns, Field field, Signal signal) {
    if (patterns.isEmpty()) {
      return true;
    }
    String name = signal.text(field);
    for (int i = 0; name != null && i < patterns.size(); i++) {
      if (patterns.get(i).matches(name)) {
        return true;
      }
    }
    return false;
  }
}
