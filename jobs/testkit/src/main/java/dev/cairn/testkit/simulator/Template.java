package dev.cairn.testkit.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement but for its literals: {@code #n} stands for a number, {@code #d} for a decimal,
 * {@code #t} for a short text, {@code #l} for a long one.
 */
final class Template {

  /** What it does to the tie between a session and its connection. */
  enum Pin {
    NONE,
    /** Ties until END. */
    BEGIN,
    END,
    /** Ties for the rest of the session. */
    SESSION,
    /** Ties for the next five statements. */
    AUTO_INCREMENT
  }

  private static final int NUMBERS = 10_000_000;
  private static final int RANGE = 199;
  private static final List<String> NOTES =
      List.of("stable", "re-check", "it''s fine", "Größe ok", "from ward 7", "self-report");
  private static final String LONG_WORDS = "patient seen again, no change since last visit; ";

  private final List<String> pieces = new ArrayList<>();
  private final StringBuilder kinds = new StringBuilder();
  private final String prepared;
  private final long digest;
  private final boolean write;
  private final String table;
  private final int rows;
  private final Pin pin;
  private final int errorCode;

  private Template(
      String text, boolean write, String table, int rows, Pin pin, int errorCode) {
    int from = 0;
    for (int at = text.indexOf('#'); at >= 0; at = text.indexOf('#', from)) {
      pieces.add(text.substring(from, at));
      kinds.append(text.charAt(at + 1));
      from = at + 2;
    }
    pieces.add(text.substring(from));
    this.prepared = String.join("?", pieces);
    this.digest = hash(prepared);
    this.write = write;
    this.table = table;
    this.rows = rows;
    this.pin = pin;
    this.errorCode = errorCode;
  }

  static Template read(String text, String table, int rows) {
    return new Template(text, false, table, rows, Pin.NONE, 0);
  }

  static Template write(String text, String table, Pin pin) {
    return new Template(text, true, table, 0, pin, 0);
  }

  static Template plain(String text, Pin pin) {
    return new Template(text, false, null, 0, pin, 0);
  }

  static Template failing(String text, int errorCode) {
    return new Template(text, false, null, 0, Pin.NONE, errorCode);
  }

  /** With question marks for its literals. */
  String prepared() {
    return prepared;
  }

  long digest() {
    return digest;
  }

  boolean isWrite() {
    return write;
  }

  /** Null if it touches none. */
  String table() {
    return table;
  }

  Pin pin() {
    return pin;
  }

  /** MySQL's; 0 if it succeeds. */
  int errorCode() {
    return errorCode;
  }

  /** Most rows that it reads. */
  int rows() {
    return rows;
  }

  boolean hasLiterals() {
    return !kinds.isEmpty();
  }

  /** The text with literals of chance. */
  String text(Dice dice) {
    return hasLiterals() ? filled(dice, -1) : prepared;
  }

  /** The text with this number for its first, and one a little larger for its second. */
  String text(Dice dice, long number) {
    return filled(dice, number);
  }

  private String filled(Dice dice, long number) {
    StringBuilder text = new StringBuilder(prepared.length() + 16).append(pieces.get(0));
    for (int i = 0; i < kinds.length(); i++) {
      switch (kinds.charAt(i)) {
        case 'n' -> text.append(number < 0 ? dice.below(NUMBERS) : number + (long) i * RANGE);
        case 'd' -> text.append(dice.below(1000)).append('.').append(10 + dice.below(90));
        case 't' -> text.append('\'').append(dice.pick(NOTES)).append('\'');
        default -> {
          text.append('\'').append(dice.below(NUMBERS)).append(' ');
          text.append(LONG_WORDS.repeat(42 + dice.below(84))).append('\'');
        }
      }
      text.append(pieces.get(i + 1));
    }
    return text.toString();
  }

  private static long hash(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }
}
