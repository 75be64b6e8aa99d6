package dev.cairn.archive.chain;

import java.util.Map;
import java.util.regex.Pattern;

/** The forms of those terms of a ledger entry that programs read. */
final class LedgerTerms {

  private static final Pattern SEQUENCE = Pattern.compile("[1-9][0-9]{0,11}");
  private static final Pattern SOURCES = Pattern.compile("[^ ]+( [^ ]+)*");

  private LedgerTerms() {}

  static void check(LedgerEntry.Kind kind, Map<String, String> terms) {
    switch (kind) {
      case HOLD_PLACED -> {
        time("from", terms);
        time("until", terms);
        String sources = terms.get("sources");
        Checks.that(
            sources == null || SOURCES.matcher(sources).matches(),
            "sources must be names with one blank between them");
      }
      case RETENTION_EXTENDED -> {
        Checks.second("until", Times.parse("until", terms.get("until")));
        FileRetention.checkMode("mode", terms.get("mode"));
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

  private static void time(String name, Map<String, String> terms) {
    if (terms.containsKey(name)) {
      Times.parse(name, terms.get(name));
    }
  }
}
