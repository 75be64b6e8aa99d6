package dev.cairn.archive.chain;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Something that was done to files after they were archived, and by whom: the record that the store
 * itself does not keep (Azure does not log changes of version-level policies and holds).
 *
 * @param kind what was done
 * @param terms who, why, under which rule: by name, every name {@code a-z_}; each kind has terms it
 *     cannot be without
 * @param paths the blobs it was done to, in order, no path twice
 */
public record LedgerEntry(Kind kind, SortedMap<String, String> terms, List<String> paths) {

  /** What was done. */
  public enum Kind {
    /**
     * A legal hold began. Also {@code sources} (separated by one blank; all, if missing), {@code
     * from} and {@code until} (times, both inclusive; open, if missing), {@code user}.
     */
    HOLD_PLACED("by", "case", "why"),
    /** A hold was put on files that came later. */
    HOLD_APPLIED("case"),
    /** A legal hold ended. Also {@code second}, the other of two people. */
    HOLD_RELEASED("by", "case", "why"),
    /** A retention was made longer or locked. {@code until} is a time, {@code mode} a mode. */
    RETENTION_EXTENDED("by", "mode", "rule", "until"),
    /** Files may be disposed of; from here on their absence is accounted for. */
    DISPOSAL_APPROVED("by", "method", "rule"),
    /** Files were disposed of. {@code approval} is the sequence of the manifest that approved it. */
    DISPOSED("approval", "method");

    private final Set<String> required;

    Kind(String... required) {
      this.required = Set.of(required);
    }

    /** The name in a manifest. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind parse(String id) {
      for (Kind kind : values()) {
        if (kind.id().equals(id)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("ledger kind is unknown: " + id);
    }
  }

  private static final Pattern NAME = Pattern.compile("[a-z_]{1,40}");

  /**
   * Checks all and copies both collections.
   *
   * @throws IllegalArgumentException if a value is outside what is said of it
   */
  public LedgerEntry {
    terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
    paths = List.copyOf(paths);
    for (Map.Entry<String, String> term : terms.entrySet()) {
      Checks.that(NAME.matcher(term.getKey()).matches(), "a ledger term's name must be a-z_");
      Checks.label(term.getKey(), term.getValue());
    }
    for (String name : kind.required) {
      Checks.that(terms.containsKey(name), "ledger entry %s lacks %s", kind.id(), name);
    }
    LedgerTerms.check(kind, terms);
    Checks.paths("ledger", paths);
  }

  /** The value of a term; null if the entry does not have it. */
  public String term(String name) {
    return terms.get(name);
  }

  /** A term that is a time; empty if the entry does not have it. */
  Optional<Instant> time(String name) {
    return Optional.ofNullable(terms.get(name)).map(value -> Times.parse(name, value));
  }
}
