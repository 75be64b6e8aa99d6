package dev.cairn.archive.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The active legal holds by what they cover, without the files they lie on: grows with holds only. */
final class HoldTerms {

  private final Map<String, List<LegalHold>> byCase = new TreeMap<>();

  void add(LedgerEntry entry) {
    if (entry.kind() == LedgerEntry.Kind.HOLD_PLACED) {
      byCase
          .computeIfAbsent(entry.term("case"), c -> new ArrayList<>())
          .add(LegalHold.of(entry).on(List.of()));
    } else if (entry.kind() == LedgerEntry.Kind.HOLD_RELEASED) {
      byCase.remove(entry.term("case"));
    }
  }

  /** By case, then in the order they were placed. */
  List<LegalHold> active() {
    return byCase.values().stream().flatMap(List::stream).toList();
  }
}
