package dev.cairn.formats.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which words and names have to do with passwords. */
final class PasswordWords {

  /** What the name of a password holds. */
  private static final List<String> IN_NAMES =
      List.of("password", "passwd", "passphrase", "pwd", "secret", "credential");

  private static final Set<String> NAMES = Set.of("authentication_string", "auth_string");

  /** What names hold that say how passwords are to be: system variables and account columns. */
  private static final List<String> IN_SETTINGS =
      List.of(
          "validate_password", "password_check", "password_reuse", "password_lifetime",
          "password_history", "password_require_current", "password_validation", "password_lock",
          "password_expire", "password_last_changed", "expired_password", "old_passwords",
          "sha2_password_", "sha256_password_", "native_password_", "dialog_password");

  private static final Set<String> FUNCTIONS =
      Set.of("password", "old_password", "validate_password_strength");

  private static final Set<String> BEFORE_PASSWORD =
      Set.of("by", "as", "using", "replace", "password");

  private static final int LONGEST_NAME = 64;

  private static final List<String> HINTS =
      List.of(
          "password", "passwd", "passphrase", "pwd", "identified", "secret", "credential", "auth",
          "challenge_response", "connection");

  /** Where in each hint the two letters stand that are rarest in statements: sw, sp, pw, if … */
  private static final int[] RAREST = {3, 3, 3, 0, 5, 2, 6, 0, 6, 2};

  /** Those pairs of letters, five bits each. */
  private static final boolean[] PAIRS = new boolean[1 << 10];

  static {
    for (int i = 0; i < RAREST.length; i++) {
      String hint = HINTS.get(i);
      PAIRS[(hint.charAt(RAREST[i]) & 31) << 5 | hint.charAt(RAREST[i] + 1) & 31] = true;
    }
  }

  private PasswordWords() {}

  /** Whether any word hints at a password. Most statements stop here. */
  static boolean hintIn(String text, int start, int end) {
    int before = 0;
    for (int i = start; i < end; i++) {
      int letter = text.charAt(i) & 31;
      if (PAIRS[before << 5 | letter] && hintAt(text, start, end, i)) {
        return true;
      }
      before = letter;
    }
    return false;
  }

  private static boolean hintAt(String text, int start, int end, int at) {
    for (int i = 0; i < HINTS.size(); i++) {
      String hint = HINTS.get(i);
      int from = at - RAREST[i] - 1;
      if (from >= start
          && from + hint.length() <= end
          && text.regionMatches(true, from, hint, 0, hint.length())) {
        return true;
      }
    }
    return false;
  }

  /** A name in lower case; empty if it is too long to be one. */
  static String name(String text, int start, int end) {
    return end - start > LONGEST_NAME ? "" : text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  /** Whether what has this name is a password, not a setting about them. */
  static boolean isPassword(String name) {
    return NAMES.contains(name) || (holds(name, IN_NAMES) && !holds(name, IN_SETTINGS));
  }

  static boolean isFunction(String name) {
    return FUNCTIONS.contains(name);
  }

  /** Whether a literal behind this word is one, in a statement about accounts. */
  static boolean isBeforePassword(String name) {
    return BEFORE_PASSWORD.contains(name);
  }

  private static boolean holds(String name, List<String> parts) {
    for (String part : parts) {
      if (name.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
