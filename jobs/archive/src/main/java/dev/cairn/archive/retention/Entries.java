package dev.cairn.archive.retention;

import dev.cairn.archive.chain.LedgerEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes ledger entries, cut so that none has more paths than a manifest should. */
final class Entries {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Entries() {}

  /** A time as ledger terms have it. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  /** Refuses what no ledger term may be, before anything is done that it is to be recorded for. */
  static void checkLabel(String name) {
    new LedgerEntry(
        LedgerEntry.Kind.HOLD_APPLIED, new TreeMap<>(Map.of("case", name)), List.of());
  }

  /** One entry, or several if there are many paths; none if there are none. */
  static List<LedgerEntry> of(
      LedgerEntry.Kind kind, Map<String, String> terms, Collection<String> paths) {
    List<String> sorted = paths.stream().sorted().distinct().toList();
    List<LedgerEntry> entries = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i += LedgerAppender.PATHS_PER_MANIFEST) {
      int end = Math.min(sorted.size(), i + LedgerAppender.PATHS_PER_MANIFEST);
      entries.add(new LedgerEntry(kind, new TreeMap<>(terms), sorted.subList(i, end)));
    }
    return entries;
  }
}
