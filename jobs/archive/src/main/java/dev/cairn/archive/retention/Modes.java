package dev.cairn.archive.retention;

import dev.cairn.archive.chain.FileRetention;
import dev.cairn.archive.store.Retention;
import java.util.List;
import java.util.Locale;

/** Modes as manifests write them, from loose to firm. */
final class Modes {

  private static final List<String> ORDER = List.of(FileRetention.NO_MODE, "unlocked", "locked");

  private Modes() {}

  static String of(Retention.Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  static String firmer(String one, String other) {
    return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
  }
}
