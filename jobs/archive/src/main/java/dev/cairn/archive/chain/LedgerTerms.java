package dev.cairn.archive.chain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The forms of those terms of a ledger entry that programs read. */
final class LedgerTerms {

  private static final Pattern SEQUENCE = Pattern.compile("[1-9][0-9]{0,11}");
  private static final Pattern SOURCES = Pattern.compile("[^ ]+( [^ ]+)*");

  private LedgerTerms() {}

  static void check(LedgerEntry.Kind kind, Map<String, String> terms) {
    switch (kind) {
      case HOLD_PLACED -> {
        Optional<Instant> from = time("from", terms);
        Optional<Instant> until = time("until", terms);
        Checks.that(
            from.isEmpty() || until.isEmpty() || !until.get().isBefore(from.get()),
            "a hold's until must not be before its from");
        String sources = terms.get("sources");
        Checks.that(
            sources == null || SOURCES.matcher(sources).matches(),
            "sources must be names with one blank between them");
      }
      case RETENTION_EXTENDED -> {
        Checks.second("until", Times.parse("until", terms.get("until")));
        FileRetention.checkMode("mode", terms.get("mode"));
        Checks.text("rule", terms.get("rule"));
      }
      case DISPOSED ->
          Checks.that(
              SEQUENCE.matcher(terms.get("approval")).matches(),
              "approval must be the sequence of a manifest");
      default -> {
        // the others are for people
      }
    }
  }

  private static Optional<Instant> time(String name, Map<String, String> terms) {
    return Optional.ofNullable(terms.get(name)).map(value -> Times.parse(name, value));
  }
}
