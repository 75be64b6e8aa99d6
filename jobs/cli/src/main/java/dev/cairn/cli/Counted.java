package dev.cairn.cli;

/** Counts in words: {@code 1 file}, {@code 1,204 files}. */
final class Counted {

  private Counted() {}

  static String rules(long count) {
    return "%,d %s".formatted(count, count == 1 ? "rule" : "rules");
  }

  static String files(long count) {
    return "%,d %s".formatted(count, count == 1 ? "file" : "files");
  }
}
