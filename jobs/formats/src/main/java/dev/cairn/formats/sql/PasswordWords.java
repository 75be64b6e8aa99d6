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
    // the shortest is pwd
    for (int i = start; i < end - 2; i++) {
      char second = (char) (text.charAt(i + 1) | 0x20);
      boolean hint =
          switch (text.charAt(i) | 0x20) {
            case 'p' ->
                second == 'a'
                    ? at(text, i, end, "passw") || at(text, i, end, "passphrase")
                    : second == 'w' && at(text, i, end, "pwd");
            case 'i' -> second == 'd' && at(text, i, end, "identified");
            case 's' -> second == 'e' && at(text, i, end, "secret");
            case 'a' -> second == 'u' && at(text, i, end, "auth");
            case 'c' ->
                (second == 'r' && at(text, i, end, "credential"))
                    || (second == 'o' && at(text, i, end, "connection"))
                    || (second == 'h' && at(text, i, end, "challenge_response"));
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

  private static boolean at(String text, int at, int end, String word) {
    return at + word.length() <= end && text.regionMatches(true, at, word, 0, word.length());
  }
}
