package dev.cairn.pipeline;

/** Refuses a setting in the same words everywhere: its key, its value and what is allowed. */
final class Setting {

  private Setting() {}

  static void require(boolean fine, String key, Object value, Object allowed) {
    if (!fine) {
      throw new IllegalArgumentException(
          "Setting " + key + " is '" + value + "'; allowed: " + allowed);
    }
  }
}
