package dev.cairn.detect.engine;

import dev.cairn.detect.signal.Field;
import dev.cairn.detect.signal.Signal;

/** What a number was read from, in words. */
final class Basis {

  private Basis() {}

  /**
   * Of a field of a signal; null if it is not said of it.
   *
   * @param field null if no number was read
   */
  static String of(Signal signal, Field field) {
    if (field == null) {
      return null;
    }
    boolean rows = field.name().startsWith("rows_");
    boolean bytes = field.name().startsWith("bytes_");
    if (!rows && !bytes) {
      return null;
    }
    String what = rows ? "rows" : "bytes";
    return switch (signal.source()) {
      case Signal.SESSION -> rows ? "proxy rows" : "flow bytes";
      case "network.flow" -> "flow " + what;
      case "proxysql.query" -> "proxy " + what;
      default -> "database " + what;
    };
  }
}
