package dev.cairn.archive.table;

/**
 * Remembers the directories of the last sources and hours: making one costs several times what
 * writing the row does, and rows come in runs of one source and hour. Thread-safe without locks: a
 * place holds an immutable entry, and whoever finds another than his own makes it anew.
 */
final class DirectoryCache {

  private static final int PLACES = 64;
  private static final long MICROS_PER_HOUR = 3_600_000_000L;

  private final String table;
  private final Entry[] entries = new Entry[PLACES];

  private record Entry(String source, long hour, String directory) {}

  DirectoryCache(String table) {
    this.table = table;
  }

  /** As {@link ArchivePaths#directory}. */
  String directory(String source, long timeMicros) {
    if (source == null) {
      return ArchivePaths.directory(table, null, timeMicros);
    }
    long hour = Math.floorDiv(timeMicros, MICROS_PER_HOUR);
    int place = (source.hashCode() * 31 + Long.hashCode(hour)) & (PLACES - 1);
    Entry entry = entries[place];
    if (entry == null || entry.hour != hour || !entry.source.equals(source)) {
      entry = new Entry(source, hour, ArchivePaths.directory(table, source, timeMicros));
      entries[place] = entry;
    }
    return entry.directory;
  }
}
