package dev.cairn.archive.chain;

import dev.cairn.schemas.Micros;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A legal hold: files of a case are kept whatever their retention says, until the case is released.
 * One case may be placed several times, for different sources or times; the release ends them all.
 *
 * @param caseId the case
 * @param by who placed it
 * @param why the reason given
 * @param sources which sources it covers, without blanks in their names; empty for all
 * @param from times covered, from here on (inclusive); empty if open
 * @param until up to here (inclusive), not before {@code from}; empty if open
 * @param user whose events it is about; for people, see {@link #covers}
 * @param paths the files it lies on, sorted, none twice
 */
public record LegalHold(
    String caseId,
    String by,
    String why,
    Set<String> sources,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<String> user,
    List<String> paths) {

  private static final Pattern SOURCE = Pattern.compile("(?:^|/)source=([^/]+)(?:/|$)");

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if {@code until} is before {@code from}
   */
  public LegalHold {
    Checks.that(
        from.isEmpty() || until.isEmpty() || !until.get().isBefore(from.get()),
        "a hold's until must not be before its from");
    sources = Set.copyOf(sources);
    paths = List.copyOf(paths);
  }

  static LegalHold of(LedgerEntry placed) {
    String sources = placed.term("sources");
    return new LegalHold(
        placed.term("case"),
        placed.term("by"),
        placed.term("why"),
        sources == null ? Set.of() : Set.of(sources.split(" ")),
        placed.time("from"),
        placed.time("until"),
        Optional.ofNullable(placed.term("user")),
        placed.paths());
  }

  /**
   * The ledger entry that places it.
   *
   * @throws IllegalArgumentException if a value is not a label, or a time not one of whole
   *     microseconds
   */
  public LedgerEntry placed() {
    SortedMap<String, String> terms = new TreeMap<>();
    terms.put("case", caseId);
    terms.put("by", by);
    terms.put("why", why);
    if (!sources.isEmpty()) {
      terms.put("sources", String.join(" ", new TreeSet<>(sources)));
    }
    from.ifPresent(time -> terms.put("from", Times.format(time)));
    until.ifPresent(time -> terms.put("until", Times.format(time)));
    user.ifPresent(name -> terms.put("user", name));
    return new LedgerEntry(LedgerEntry.Kind.HOLD_PLACED, terms, paths);
  }

  /**
   * Whether a file belongs to what is held, on its {@link #paths} already or not: by the source in
   * its path ({@code source=…}) or its table's name, and the times of its rows. The user is not looked at, and a path
   * without a source counts as of any: more is held rather than less.
   */
  public boolean covers(ArchiveFile file) {
    Matcher source = SOURCE.matcher(file.path());
    boolean ofSource =
        sources.isEmpty()
            || sources.contains(file.table())
            || !source.find()
            || sources.contains(source.group(1));
    return ofSource
        && from.map(time -> Micros.of(time) <= file.maxTimeMicros()).orElse(true)
        && until.map(time -> Micros.of(time) >= file.minTimeMicros()).orElse(true);
  }

  LegalHold on(List<String> otherPaths) {
    return new LegalHold(caseId, by, why, sources, from, until, user, otherPaths);
  }
}
