package dev.cairn.formats.azure;

import java.util.HashMap;
import java.util.Map;

/**
 * The names that fields go by at one place of a record: raw, of the REST interface, with
 * AzureDiagnostics' type suffix, of a Log Analytics table.
 */
final class Spellings<F extends Enum<F>> {

  private final Map<String, Spelling<F>> byName = new HashMap<>();

  /**
   * One name of a field.
   *
   * @param rank 0 for the name that is believed before all others
   */
  record Spelling<F>(F field, int rank) {}

  /** Names of a field, those that are believed first first. */
  Spellings<F> add(F field, String... names) {
    for (int rank = 0; rank < names.length; rank++) {
      byName.put(names[rank], new Spelling<>(field, rank));
    }
    return this;
  }

  /** The field that a name stands for; null if none. */
  Spelling<F> named(String name) {
    return byName.get(name);
  }
}
