package dev.cairn.formats.sql;

/** Finds the words without which a text holds no password that could be told to be one. */
final class PasswordHints {

  private static final String CONNECTION = "connection";

  private static final String[] HINTS = {
    "password", "passwd", "passphrase", "pwd", "identified", "secret", "credential",
    "auth_string", "authentication_string", "challenge_response", CONNECTION
  };

  /** Where in each hint the two letters stand that are rarest in statements: sw, sp, pw, if … */
  private static final int[] RAREST = {3, 3, 3, 0, 5, 2, 6, 4, 14, 6, 2};

  /** For each of those pairs of letters, five bits each, the hints that it belongs to, as bits. */
  private static final short[] BY_PAIR = new short[1 << 10];

  static {
    for (int i = 0; i < HINTS.length; i++) {
      char first = HINTS[i].charAt(RAREST[i]);
      char second = HINTS[i].charAt(RAREST[i] + 1);
      BY_PAIR[(first & 31) << 5 | second & 31] |= (short) (1 << i);
    }
  }

  private PasswordHints() {}

  /** Whether any word between two places hints at a password. Most statements stop here. */
  static boolean in(String text, int start, int end) {
    int before = 0;
    for (int i = start; i < end; i++) {
      int letter = text.charAt(i) & 31;
      int hints = BY_PAIR[before << 5 | letter];
      if (hints != 0 && isAt(text, start, end, i - 1, hints)) {
        return true;
      }
      before = letter;
    }
    return false;
  }

  private static boolean isAt(String text, int start, int end, int pairAt, int hints) {
    for (int left = hints; left != 0; left &= left - 1) {
      int i = Integer.numberOfTrailingZeros(left);
      int from = pairAt - RAREST[i];
      int to = from + HINTS[i].length();
      if (from >= start
          && to <= end
          && Ascii.isAt(text, from, HINTS[i])
          && (HINTS[i] != CONNECTION || SqlScanner.wordEnd(text, to) == to)) {
        return true;
      }
    }
    return false;
  }
}
