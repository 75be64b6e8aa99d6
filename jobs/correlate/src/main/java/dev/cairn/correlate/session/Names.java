package dev.cairn.correlate.session;

import dev.cairn.schemas.NameUse;
import java.util.Comparator;
import java.util.List;

/** Users, schemas or tables of a session: the same whichever order their uses came in. */
final class Names {

  /** So many of a kind are kept: more users in one session are a pool, not a change of user. */
  private static final int MOST = 64;

  private static final Comparator<NameUse> BY_FIRST =
      Comparator.comparingLong(NameUse::getFirst).thenComparing(NameUse::getName);
  private static final Comparator<NameUse> BY_LAST =
      Comparator.comparingLong(NameUse::getLast).thenComparing(NameUse::getName);

  private Names() {}

  static void use(List<NameUse> names, String name, long first, long last) {
    if (name == null || name.isEmpty()) {
      return;
    }
    for (NameUse known : names) {
      if (known.getName().equals(name)) {
        known.setFirst(Math.min(known.getFirst(), first));
        known.setLast(Math.max(known.getLast(), last));
        return;
      }
    }
    if (names.size() < MOST) {
      names.add(new NameUse(name, first, last));
    }
  }

  /** The one used last; null if there is none. */
  static String last(List<NameUse> names) {
    return names.stream().max(BY_LAST).map(NameUse::getName).orElse(null);
  }

  /** In order of first use. */
  static List<String> inOrder(List<NameUse> names) {
    return names.stream().sorted(BY_FIRST).map(NameUse::getName).toList();
  }
}
