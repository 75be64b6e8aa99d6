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

  private PasswordWords() {}

  /** Whether any word hints at a password. Most statements stop here. */
  static boolean hintIn(String text, int start, int end) {
    // looks for the rarest letter of each word
    for (int i = start + 1; i < end; i++) {
      boolean hint =
          switch (text.charAt(i) | 0x20) {
            case 'w' -> around(text, start, end, i, "passw", 4)
                || around(text, start, end, i, "pwd", 1);
            case 'f' -> around(text, start, end, i, "identified", 6);
            case 'h' -> around(text, start, end, i, "auth", 3)
                || around(text, start, end, i, "passphrase", 5)
                || around(text, start, end, i, "challenge_response", 1);
            case 'd' -> around(text, start, end, i, "credential", 3);
            case 'c' -> around(text, start, end, i, "secret", 2)
                || around(text, start, end, i, "connection", 5);
            default -> false;
          };
      if (hint) {
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

  /** Whether a word stands so that the letter at an offset in it is at a place. */
  private static boolean around(
      String text, int start, int end, int at, String word, int offset) {
    int from = at - offset;
    return (text.charAt(at - 1) | 0x20) == word.charAt(offset - 1)
        && from >= start
        && from + word.length() <= end
        && text.regionMatches(true, from, word, 0, word.length());
  }
}
