package dev.cairn.testkit.life;

/**
 * A statement but for its literals: {@code #} stands for a number, {@code $} for a short text.
 * Whoever sends the same phrase gives the same digest.
 */
final class Phrase {

  private final String text;
  private final long digest;
  private final boolean write;
  private final int rows;

  /**
   * A phrase.
   *
   * @param write whether it changes rows; it sends none then
   * @param rows that it usually sends, or changes
   */
  Phrase(String text, boolean write, int rows) {
    this.text = text;
    this.write = write;
    this.rows = rows;
    this.digest = hash(text);
  }

  static Phrase read(String text, int rows) {
    return new Phrase(text, false, rows);
  }

  static Phrase write(String text, int rows) {
    return new Phrase(text, true, rows);
  }

  boolean isWrite() {
    return write;
  }

  int rows() {
    return rows;
  }

  long digest() {
    return digest;
  }

  /** With literals. */
  String text(Chance chance) {
    StringBuilder filled = new StringBuilder(text.length() + 24);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '#') {
        filled.append(chance.below(9_000_000));
      } else if (c == '$') {
        filled.append('\'').append(chance.hex(4)).append('\'');
      } else {
        filled.append(c);
      }
    }
    return filled.toString();
  }

  /** About as many rows as usual, now and then many more. */
  long drawRows(Chance chance) {
    return rows <= 1 ? rows : Math.min(chance.logNormal(rows, 0.7), 40L * rows);
  }

  private static long hash(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }
}
