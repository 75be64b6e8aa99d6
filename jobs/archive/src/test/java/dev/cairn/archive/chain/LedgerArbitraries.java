package dev.cairn.archive.chain;

import dev.cairn.archive.chain.LedgerEntry.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Any ledger entry that the form allows. */
final class LedgerArbitraries {

  private LedgerArbitraries() {}

  static Arbitrary<List<LedgerEntry>> ledgers() {
    Arbitrary<List<String>> paths =
        ManifestArbitraries.segments()
            .map(name -> "events/" + name)
            .list()
            .ofMaxSize(3)
            .uniqueElements()
            .map(list -> list.stream().sorted().toList());
    Arbitrary<LedgerEntry> entries =
        Arbitraries.of(Kind.class)
            .flatMap(
                kind ->
                    Combinators.combine(terms(kind), paths)
                        .as((terms, list) -> new LedgerEntry(kind, new TreeMap<>(terms), list)));
    return entries.list().ofMaxSize(3);
  }

  private static Arbitrary<Map<String, String>> terms(Kind kind) {
    Arbitrary<Map<String, String>> free =
        Arbitraries.maps(names(), labels()).ofMaxSize(2);
    Arbitrary<String> times =
        ManifestArbitraries.times().map(Times::format);
    Arbitrary<String> seconds =
        ManifestArbitraries.seconds().map(Times::format);
    return switch (kind) {
      case HOLD_PLACED ->
          Combinators.combine(free, labels(), times, Arbitraries.of("a", "a.b c"))
              .as(
                  (more, label, time, sources) ->
                      with(
                          more, "by", label, "case", label, "why", label, "from", time,
                          "sources", sources));
      case HOLD_APPLIED ->
          Combinators.combine(free, labels()).as((more, label) -> with(more, "case", label));
      case HOLD_RELEASED ->
          Combinators.combine(free, labels())
              .as((more, label) -> with(more, "by", label, "case", label, "why", label));
      case RETENTION_EXTENDED ->
          Combinators.combine(
                  free,
                  labels(),
                  ManifestArbitraries.texts(),
                  seconds,
                  Arbitraries.of("none", "unlocked", "locked"))
              .as(
                  (more, by, rule, until, mode) ->
                      with(more, "by", by, "rule", rule, "until", until, "mode", mode));
      case DISPOSAL_APPROVED ->
          Combinators.combine(free, labels())
              .as((more, label) -> with(more, "by", label, "method", label, "rule", label));
      case DISPOSED ->
          Combinators.combine(free, labels(), Arbitraries.longs().between(1, 999_999_999_999L))
              .as((more, by, approval) -> with(more, "method", by, "approval", "" + approval));
    };
  }

  // names that mean something have a form of their own
  private static Arbitrary<String> names() {
    return Arbitraries.strings().withCharRange('a', 'z').withChars("_").ofMinLength(1)
        .ofMaxLength(40)
        .filter(name -> !List.of("from", "until", "sources").contains(name));
  }

  private static Map<String, String> with(Map<String, String> more, String... terms) {
    Map<String, String> all = new TreeMap<>(more);
    for (int i = 0; i < terms.length; i += 2) {
      all.put(terms[i], terms[i + 1]);
    }
    return all;
  }

  private static Arbitrary<String> labels() {
    Arbitrary<Integer> codePoints =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.integers().between(0x23, 0x5b)),
            Tuple.of(2, Arbitraries.integers().between(0x80, 0xd7ff)),
            Tuple.of(1, Arbitraries.integers().between(0xe000, 0xffff)),
            Tuple.of(1, Arbitraries.integers().between(0x10000, 0x10ffff)));
    return codePoints
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(
            list -> {
              StringBuilder label = new StringBuilder();
              list.forEach(label::appendCodePoint);
              return label.toString();
            });
  }
}
