package dev.cairn.formats.record;

/** Walks over a time stamp's digits and separators; remembers if anything was not as expected. */
final class Digits {

  private final String text;
  private int at;
  private boolean failed;

  Digits(String text) {
    this.text = text;
  }

  /** A number of exactly so many digits. */
  int number(int digits) {
    skipBlanks();
    int number = 0;
    for (int i = 0; i < digits; i++) {
      if (!atDigit()) {
        failed = true;
        return 0;
      }
      number = number * 10 + (text.charAt(at++) - '0');
    }
    return number;
  }

  boolean atDigit() {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  void skip(char expected) {
    failed |= !trySkip(expected);
  }

  boolean trySkip(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  /** The offset from UTC in seconds: {@code Z}, {@code +hh:mm}, {@code -hhmm} or none. */
  int offset() {
    if (trySkip('Z') || at == text.length()) {
      return 0;
    }
    boolean west = trySkip('-');
    if (!west) {
      skip('+');
    }
    int hours = number(2);
    trySkip(':');
    int seconds = hours * 3600 + number(2) * 60;
    return west ? -seconds : seconds;
  }

  boolean finished() {
    return !failed && at == text.length();
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
